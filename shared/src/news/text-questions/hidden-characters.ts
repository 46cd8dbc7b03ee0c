import { matchAll, type TextMatch } from './text-match';

/**
 * Characters that show nothing (Unicode's `Default_Ignorable_Code_Point`): zero-width and direction controls, soft hyphens, fillers,
 * variation selectors, the block of tags. Joiners and selectors within emoji are as they should be.
 */
const INVISIBLE =
  /(?<!\p{Extended_Pictographic})(?:\p{Default_Ignorable_Code_Point}|[\u2028\u2029\ufff9-\ufffb])+/gu;
/** In NFC a Vietnamese letter is one character, so marks that stand alone are from elsewhere. */
const STACKED_MARKS = /\p{M}{3,}/gu;
const BLANK_RUN = /(?:(?![\n\r ])[\p{Zs}\u2800\t]){4,}|[\p{Zs}\u2800\t]{20,}|(?:\s*\n){8,}/gu;
/** Single letters with a sign between them: "c a s i n o", "b.e.t.8.8". Four and more of them are letters. */
const SPACED_LETTERS =
  /(?<![\p{L}\p{N}][ .\-_*]?)(?:[\p{L}\p{N}][ .\-_*·]){4,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;
const WORD = /[\p{L}\p{M}]+/gu;

/** What is in a text without being seen, or is written so that searches miss it. */
export function hiddenCharacters(text: string): TextMatch[] {
  return [
    ...matchAll(
      text,
      INVISIBLE,
      'text-invisible',
      'Có ký tự không nhìn thấy được. Hãy xoá và gõ lại chỗ này.',
    ),
    ...matchAll(
      text,
      STACKED_MARKS,
      'text-stacked-marks',
      'Có nhiều dấu chồng lên một chữ. Hãy gõ lại chỗ này.',
    ),
    ...matchAll(
      text,
      BLANK_RUN,
      'text-blank-run',
      'Có khoảng trống dài bất thường, có thể để giấu chữ. Hãy xoá bớt.',
    ),
    ...spacedLetters(text),
    ...mixedScripts(text),
  ];
}

function spacedLetters(text: string): TextMatch[] {
  const message = 'Các chữ cái bị viết rời nhau, thường để tránh bị tìm thấy. Hãy gõ lại chỗ này.';
  return matchAll(text, SPACED_LETTERS, 'text-spaced-letters', message).filter(
    ({ start, end }) => (text.slice(start, end).match(/\p{L}/gu)?.length ?? 0) >= 4,
  );
}

/** "сasino" with a Cyrillic "с" looks the same and is not found by a search. */
function mixedScripts(text: string): TextMatch[] {
  const message =
    'Một chữ trộn chữ cái của bảng chữ khác (ví dụ Nga, Hy Lạp) trông giống chữ Việt. Hãy gõ lại.';
  return matchAll(text, WORD, 'text-mixed-scripts', message).filter(({ start, end }) => {
    const word = text.slice(start, end);
    return (
      /\p{Script=Latin}/u.test(word) && /(?!\p{Script=Latin}|\p{Script=Common})\p{L}/u.test(word)
    );
  });
}
