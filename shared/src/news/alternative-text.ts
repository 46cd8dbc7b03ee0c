import { foldDiacritics } from '../text/text';

/** Words that name the thing and not what it shows, folded: "ảnh", "hình 3", "IMG_2034", "anh minh hoa". */
const MEANINGLESS =
  /^(?:(?:anh|hinh|hinh anh|anh minh hoa|hinh minh hoa|image|img|photo|picture|pic|dsc|dscn|screenshot|untitled|logo|banner|icon|file|untitled)[\s_.()-]*\d*[\s)]*)+$/;
const FILE_NAME = /\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|avif|heic)$/;

/**
 * Whether an alternative text says nothing of the image: a word for "image", a file's name, or what stands beside it anyway (its
 * caption, the article's title), which a screen reader would say twice. WCAG 2.2, 1.1.1 Non-text Content (A), failure F30.
 */
export function meaninglessAlternative(
  alternativeText: string,
  { title, caption }: { title: string; caption: string | null },
): boolean {
  const folded = foldDiacritics(alternativeText).trim();
  if (folded === '' || MEANINGLESS.test(folded) || FILE_NAME.test(folded)) return true;
  if (!/\p{Letter}/u.test(folded)) return true;
  return [title, caption ?? ''].some((beside) => foldDiacritics(beside).trim() === folded);
}
