import { ImportRefused, type Place } from './import-refused';

const PLAIN = /^\d+$/;
/** "1.234.567", "1,234,567" or "1 234 567": groups of three behind one kind of separator. */
const GROUPED = /^\d{1,3}(?:([.,\u0020\u00a0\u202f])\d{3})(?:\1\d{3})*$/;

/** A whole number as programs write it, or null. */
export function plainCountOf(text: string): number | null {
  const count = PLAIN.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : null;
}

/**
 * A whole number as people in Viet Nam write it, or null. "1.234" is one thousand two hundred and thirty-four, for views are never
 * fractions; "1.23" and "1.234,5" are neither.
 */
export function writtenCountOf(text: string): number | null {
  const isGrouped = GROUPED.test(text);
  return plainCountOf(isGrouped ? text.replace(/\D/g, '') : text);
}

/** The count in a cell. @throws ImportRefused */
export function countIn(
  text: string,
  place: Place,
  read: (text: string) => number | null = plainCountOf,
): number {
  const count = read(text.trim());
  if (count !== null) return count;
  const shown = JSON.stringify(text.slice(0, 60));
  throw new ImportRefused(
    {
      vi: `cần một số nguyên từ 0 trở lên, gặp ${shown}`,
      en: `expected a whole number from 0, found ${shown}`,
    },
    place,
  );
}
