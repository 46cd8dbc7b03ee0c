// Vietnamese sorts by letters first (a ă â b c d đ e ê …), then by tones (none, huyền, hỏi, ngã, sắc, nặng): the order of dictionaries and
// of the Unicode CLDR for `vi`. SQLite and PostgreSQL sort by code points or by the collation of the machine.

const TEXT_CHARACTERS_MAX = 80;
const TONES = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
/** Marks that make another letter of the one they stand on, with their place after the plain letter. */
const LETTER_MARKS = new Map([
  ['\u0306', 1],
  ['\u0302', 2],
  ['\u031b', 3],
]);

/**
 * A key of lower-case ASCII letters and digits: texts compare as Vietnamese sorts them when their keys compare by code points, and
 * by any collation that puts digits before letters. It tells apart the first 80 characters; case and punctuation marks among
 * each other make no difference. At most 241 characters.
 */
export function vietnameseOrderKey(text: string): string {
  let letters = '';
  let tones = '';
  for (const character of [...text.normalize('NFC').trim()].slice(0, TEXT_CHARACTERS_MAX)) {
    const [base = '', ...marks] = character.toLowerCase().normalize('NFD');
    letters += weightOf(base, marks);
    tones += String(1 + TONES.findIndex((tone) => marks.includes(tone)));
  }
  return `${letters}0${tones}`;
}

/** Two characters: spaces before signs before digits before letters. */
function weightOf(base: string, marks: readonly string[]): string {
  if (base === 'đ') return 'd1';
  if (/[a-z]/.test(base))
    return `${base}${Math.max(0, ...marks.map((mark) => LETTER_MARKS.get(mark) ?? 0))}`;
  if (/[0-9]/.test(base)) return `3${base}`;
  return /\s/u.test(base) ? '11' : '12';
}
