/** Lines after which the article's title comes. */
const TITLE_FOLLOWS = /^(?:chi tiết tin|chi tiết bài viết|nội dung chi tiết)$/i;
/** What stands below an article on portals. */
const ARTICLE_ENDS =
  /^(?:các tin (?:mới|khác|liên quan|cũ)|tin (?:mới|khác|liên quan|đọc nhiều|cùng chuyên mục)|bài viết liên quan|tổng số lượt truy cập|thống kê truy cập)\s*:?/i;
const ARTICLE_ENDS_WITH = /\[(?:trở về|quay lại)\]\s*$/i;
const TITLE_CHARACTERS_MIN = 30;
const CLOCK = /^(?:thứ|chủ nhật)\b.*\d{4}/i;

/**
 * A page that was saved as text, as the HTML it may have been: each line a paragraph, the article in an element of its own. The title is
 * the line after "Chi tiết tin", else the first long one; the article ends where lists of other news begin.
 */
export function pageOfSavedText(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const titleIndex = findTitle(lines);
  const below = lines.slice(titleIndex + 1);
  const lastIndex = below.findIndex((line) => ARTICLE_ENDS_WITH.test(line));
  const nextIndex = below.findIndex((line) => ARTICLE_ENDS.test(line));
  const count = lastIndex >= 0 ? lastIndex + 1 : nextIndex >= 0 ? nextIndex : below.length;
  const paragraphs = (some: readonly string[]) =>
    some
      .filter((line) => line !== '')
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join('\n');
  return `<!DOCTYPE html><html><body>
${paragraphs(lines.slice(0, titleIndex))}
<h1 id="saved-text-title">${escapeHtml(lines[titleIndex] ?? '')}</h1>
<div id="saved-text-article">${paragraphs(below.slice(0, count))}</div>
${paragraphs(below.slice(count))}
</body></html>`;
}

function findTitle(lines: readonly string[]): number {
  const marker = lines.findIndex((line) => TITLE_FOLLOWS.test(line));
  if (marker >= 0) return lines.findIndex((line, index) => index > marker && line !== '');
  const long = lines.findIndex((line) => line.length >= TITLE_CHARACTERS_MIN && !CLOCK.test(line));
  return Math.max(0, long);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
