import type { ImportBlock } from '@congkhai/shared/contracts/article-import';

/** Buttons of old portals that were saved with the text. */
const BUTTON =
  /\s*\[\s*(?:trở về|quay lại|in trang|in bài|gửi email|về đầu trang|lên đầu trang)\s*\]\s*/giu;
const BYLINE_CHARACTERS_MAX = 100;
/** "Nguyễn Thị Hoàng Diễm", with an office after a dash or none: two to six words that begin with capitals. */
const BYLINE =
  /^(?:(?:tác giả|tin|bài|tin, bài|tin, ảnh|tin bài|theo|nguồn tin)\s*:\s*)?(\p{Lu}[\p{L}.]*(?:\s+\p{Lu}[\p{L}.]*){1,5}(?:\s*[–—-]\s*[^.]{2,60}|\s*\([^)]{2,60}\))?)$/iu;
const CAPITALISED = /^\p{Lu}/u;

/** The blocks without the words of buttons; a paragraph that was no more than them is gone. */
export function withoutButtons(blocks: readonly ImportBlock[]): ImportBlock[] {
  return blocks.flatMap((block): ImportBlock[] => {
    if (block.type !== 'paragraph') return [block];
    const children = block.children
      .map((child) =>
        child.type === 'text' ? { ...child, text: child.text.replace(BUTTON, '') } : child,
      )
      .filter((child) => child.type === 'link' || child.text !== '');
    return children.length === 0 ? [] : [{ ...block, children }];
  });
}

/** Takes the author's name off the end of an article, where it stands as a line of its own. */
export function takeByline(blocks: readonly ImportBlock[]): {
  body: ImportBlock[];
  byline: string | null;
} {
  const last = blocks.at(-1);
  const none = { body: [...blocks], byline: null };
  if (last?.type !== 'paragraph' || blocks.length < 2) return none;
  const text = last.children
    .map((child) => (child.type === 'text' ? child.text : ''))
    .join('')
    .trim();
  const name = text.length <= BYLINE_CHARACTERS_MAX ? BYLINE.exec(text)?.[1] : undefined;
  if (!name) return none;
  const person = name.split(/\s*[–—(-]/)[0] ?? '';
  const isName = person.split(/\s+/).every((word) => CAPITALISED.test(word));
  return isName ? { body: blocks.slice(0, -1), byline: name } : none;
}
