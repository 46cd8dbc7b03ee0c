import * as z from 'zod';

/**
 * One line of text in Unicode NFC without control characters, at most `charactersMax` UTF-16 units.
 * NFC matters for Vietnamese: "ế" can be written as one, two or three code points that look alike and compare unequal.
 */
export function lineSchema(charactersMax: number) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(charactersMax)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
        .regex(/^[^\u0000-\u001f\u007f]*$/, 'must be one line without control characters'),
    );
}

/** The lower-case ASCII form that search and slugs use: "Đắk Lắk" becomes "dak lak". */
export function foldDiacritics(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/**
 * A slug of at most 120 characters that ends with a whole word: "Quyết định số 214/QĐ-UBND" becomes "quyet-dinh-so-214-qd-ubnd".
 * Empty when nothing is left.
 */
export function slugOf(text: string): string {
  const slug = foldDiacritics(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= SLUG_CHARACTERS_MAX) return slug;
  const cut = slug.slice(0, SLUG_CHARACTERS_MAX + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, SLUG_CHARACTERS_MAX);
}

export const SLUG_CHARACTERS_MAX = 120;
