import { foldDiacritics } from '../text/text';

/** A word of a text in the two forms that it is looked for by, and where it stands: UTF-16 units from `start` to before `end`. */
export interface Word {
  /** As it is spelled, with diacritics; one spelling for what may be spelled in two ways. */
  spelled: string;
  /** Lower-case ASCII letters and digits, as far as the word is Latin: "Đắk" is "dak". */
  folded: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const WORD_CHARACTERS_MAX = 64;
/** Grave, acute, hook, tilde, dot below: the five written tones of Vietnamese as combining marks. */
const TONE = /[\u0300\u0301\u0309\u0303\u0323]/gu;
/** Where "y" and "i" are two spellings of one syllable: kỹ and kĩ, lý and lí, Mỹ and Mĩ. */
const FINAL_Y = /^([hklmst])y$/;

/** The words of a text, in their order. Whatever is neither letter nor digit stands between words, so "214/QĐ-UBND" is three. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => {
    const word = written.slice(0, WORD_CHARACTERS_MAX);
    const spelled = spell(word);
    return {
      spelled,
      folded: foldDiacritics(word).replace(FINAL_Y, '$1i'),
      start: index,
      end: index + written.length,
    };
  });
}

/**
 * A syllable has one tone, and the tone comes last here wherever it was written, because both "hoà" and "hòa" are right (and "thuý", "thúy"), and the same
 * letters may be composed of other code points. Other marks belong to their letters: ă, â, ê, ô, ơ, ư.
 */
function spell(word: string): string {
  const decomposed = word.toLowerCase().normalize('NFD');
  const letters = decomposed.replace(TONE, '').normalize('NFC').replace(FINAL_Y, '$1i');
  const tones = [...decomposed.matchAll(TONE)].map(([tone]) => TONE_LETTERS[tone] ?? '').join('');
  return letters + tones;
}

/** As Telex writes the tones: "hòa" is "hoaf". */
const TONE_LETTERS: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};
