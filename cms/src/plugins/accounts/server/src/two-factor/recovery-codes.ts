import { randomInt } from 'node:crypto';

const COUNT = 10;
const CHARACTERS = 10;
// Without letters and digits that look alike, in capitals and small.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** New recovery codes, each good for one sign-in: 49 bits each, grouped for reading. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]);
    return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`;
  });
}

/** A code as somebody typed it, without what does not matter; null if it is not one of ours. */
export function normalizeRecoveryCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '');
  const isWhole = code.length === CHARACTERS && [...code].every((each) => ALPHABET.includes(each));
  return isWhole ? code : null;
}
