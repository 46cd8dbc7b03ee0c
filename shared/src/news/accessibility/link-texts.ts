import { foldDiacritics } from '../../text/text';
import { blockTextOf, wordsOf } from '../block-text';
import type { BodyPart } from '../body-parts';
import { excerptOf, type Finding } from '../finding';

/** Words that say nothing about where a link leads, folded. */
const VAGUE_TEXTS = new Set([
  'tai day',
  'o day',
  'day',
  'xem',
  'xem tai day',
  'xem o day',
  'xem them',
  'xem them tai day',
  'xem chi tiet',
  'xem chi tiet tai day',
  'chi tiet',
  'chi tiet tai day',
  'bam vao day',
  'bam vao',
  'nhan vao day',
  'nhap vao day',
  'click vao day',
  'tai ve',
  'tai ve tai day',
  'doc tiep',
  'doc them',
  'tiep tuc',
  'link',
  'lien ket',
  'duong dan',
  'here',
  'click here',
  'click',
  'read more',
  'more',
  'see more',
  'learn more',
  'details',
  'download',
  'this link',
]);
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;

interface PlacedLink {
  blockIndex: number;
  start: number;
  end: number;
  blockText: string;
  words: string;
  url: string;
}

/** The texts of links: each says where it leads, and equal texts lead to one place. */
export function linkTextFindings(body: readonly BodyPart[]): Finding[] {
  const urls = new Map<string, string>();
  return linksOf(body).flatMap((link) => {
    const name = nameOf(link.words);
    const urlBefore = urls.get(name);
    if (name !== '' && urlBefore === undefined) urls.set(name, link.url);
    if (name === '') return [emptyText(link)];
    if (VAGUE_TEXTS.has(name)) return [vagueText(link)];
    if (ADDRESS.test(link.words.trim())) return [addressAsText(link)];
    const isRepeated = urlBefore !== undefined && urlBefore !== link.url;
    return isRepeated ? [repeatedText(link)] : [];
  });
}

/** WCAG 2.2, 2.4.4 Link Purpose (In Context) (A) and 4.1.2 Name, Role, Value (A), failure F89: a link without words has no name. */
function emptyText(link: PlacedLink): Finding {
  return {
    ...placeOf(link),
    kind: 'link-text-empty',
    severity: 'refusal',
    message: 'Liên kết không có chữ. Hãy nhập chữ cho liên kết hoặc bỏ liên kết.',
  };
}

/** WCAG 2.2, 2.4.4 Link Purpose (In Context) (A), failure F63: read alone, as screen readers list links, it says nothing. */
function vagueText(link: PlacedLink): Finding {
  return {
    ...placeOf(link),
    kind: 'link-text-vague',
    severity: 'question',
    message:
      'Chữ của liên kết không cho biết dẫn tới đâu. Nên gắn liên kết vào tên văn bản hoặc tên trang.',
  };
}

/** WCAG 2.2, 2.4.4 Link Purpose (In Context) (A): an address is spelt out letter by letter by a screen reader. */
function addressAsText(link: PlacedLink): Finding {
  return {
    ...placeOf(link),
    kind: 'link-text-address',
    severity: 'question',
    message:
      'Chữ của liên kết là địa chỉ trang. Trình đọc màn hình đọc từng ký tự; nên thay bằng tên trang hoặc tên văn bản.',
  };
}

/** WCAG 2.2, 2.4.4 Link Purpose (In Context) (A); 2.4.9 (AAA) asks it outright: one text, one target. */
function repeatedText(link: PlacedLink): Finding {
  return {
    ...placeOf(link),
    kind: 'link-text-repeated',
    severity: 'question',
    message:
      'Hai liên kết có chữ giống nhau nhưng dẫn tới hai nơi khác nhau. Nên đặt chữ khác nhau.',
  };
}

function placeOf({ blockIndex, blockText, start, end }: PlacedLink) {
  return { field: 'body', blockIndex, start, end, excerpt: excerptOf(blockText, start, end) };
}

function linksOf(body: readonly BodyPart[]): PlacedLink[] {
  return body.flatMap((block, blockIndex) => {
    const { text, spans } = blockTextOf(block);
    return spans.flatMap(({ inline, start, end }) =>
      inline.type === 'link'
        ? [{ blockIndex, start, end, blockText: text, words: wordsOf(inline), url: inline.url }]
        : [],
    );
  });
}

/** The words of a link as they are compared: without diacritics, marks and signs around them. */
function nameOf(words: string): string {
  return foldDiacritics(words)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
