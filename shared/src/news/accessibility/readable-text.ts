import type { Locale } from '../../contracts/identifiers';
import { excerptOf, type Finding } from '../finding';

/** A text of the article: a field of one line, or a block of the body. */
export interface CheckedText {
  field: string;
  blockIndex?: number;
  text: string;
}

/** Words in capitals in a row: names of offices ("ỦY BAN NHÂN DÂN TỈNH") are shorter. */
const CAPITALS =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*(?:[\s,–-]+[\p{Lu}\p{N}]+(?![\p{Ll}]))+(?![\p{L}])/gu;
const CAPITAL_LETTERS_MIN = 40;
/** Fewer words may be a name or a quotation. */
const FOREIGN_WORDS_MIN = 12;
/** Letters that Vietnamese has and English has not. Almost every second Vietnamese word has one. */
const VIETNAMESE_LETTER = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const WORD = /[\p{L}\p{M}]{2,}/gu;
const MOSTLY = 0.5;
const HARDLY = 0.05;

/** How a text reads aloud: not shouted, and in the language of the page. */
export function readableTextFindings(texts: readonly CheckedText[], locale: Locale): Finding[] {
  return texts.flatMap((checked) => [...longCapitals(checked), ...otherLanguage(checked, locale)]);
}

/**
 * No success criterion of levels A and AA forbids capitals; W3C's "Making Content Usable for People with Cognitive and Learning
 * Disabilities" advises against them, and screen readers may spell them. Hence a question.
 */
function longCapitals({ text, ...place }: CheckedText): Finding[] {
  return [...text.matchAll(CAPITALS)].flatMap((match) => {
    const letterCount = match[0].match(/\p{Lu}/gu)?.length ?? 0;
    if (letterCount < CAPITAL_LETTERS_MIN) return [];
    const start = match.index;
    const end = start + match[0].length;
    return [
      {
        ...place,
        kind: 'text-in-capitals',
        severity: 'question' as const,
        start,
        end,
        excerpt: excerptOf(text, start, end),
        message: 'Chữ in hoa kéo dài khó đọc. Nên viết chữ thường; trang đọc tự trình bày.',
      },
    ];
  });
}

/** WCAG 2.2, 3.1.2 Language of Parts (AA): a passage in another language is read with the wrong voice, as the body cannot mark it. */
function otherLanguage({ text, ...place }: CheckedText, locale: Locale): Finding[] {
  const words = text.match(WORD) ?? [];
  if (words.length < FOREIGN_WORDS_MIN) return [];
  const share =
    words.filter((word) => VIETNAMESE_LETTER.test(word.normalize('NFC'))).length / words.length;
  const isForeign = locale === 'vi' ? share <= HARDLY : share >= MOSTLY;
  if (!isForeign) return [];
  const message =
    locale === 'vi'
      ? 'Đoạn này có vẻ không phải tiếng Việt có dấu. Trình đọc màn hình sẽ đọc bằng giọng tiếng Việt.'
      : 'Đoạn này có vẻ là tiếng Việt trong bài tiếng Anh. Trình đọc màn hình sẽ đọc bằng giọng tiếng Anh.';
  return [
    {
      ...place,
      kind: 'language-of-part',
      severity: 'question',
      start: 0,
      end: text.length,
      excerpt: excerptOf(text),
      message,
    },
  ];
}
