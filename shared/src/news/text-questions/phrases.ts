import { foldDiacritics } from '../../text/text';
import { SPLICED_PHRASES } from './spliced-phrases';
import type { TextMatch } from './text-match';

const GROUPS = Object.entries(SPLICED_PHRASES).flatMap(([group, phrases]) =>
  phrases.map((phrase) => ({ group, phrase })),
);
const MESSAGES: Readonly<Record<string, string>> = {
  gambling:
    'Cụm từ thường bị chèn để quảng cáo cờ bạc. Nếu bài viết đúng là nói về việc này thì giữ nguyên.',
  'link-selling':
    'Cụm từ thường bị chèn để bán liên kết. Nếu bài viết đúng là nói về việc này thì giữ nguyên.',
  goods: 'Cụm từ thường bị chèn để quảng cáo. Nếu bài viết đúng là nói về việc này thì giữ nguyên.',
};

/** The words of a text in lower case with one blank between them, and where each character stood. */
interface Words {
  text: string;
  positions: number[];
}

/**
 * Phrases of gambling and link-selling, also with invisible characters, signs or line breaks between their words. A Vietnamese
 * phrase without its marks counts from three syllables on: "ca do" can be many things, "ca do bong da" only one.
 */
export function splicedPhrases(text: string): TextMatch[] {
  const words = wordsOf(text.normalize('NFC'));
  if (words.text.trim() === '') return [];
  const matches = GROUPS.flatMap(({ group, phrase }) =>
    spellingsOf(phrase).flatMap((spelling) => occurrences(words, spelling, group)),
  );
  return withoutContained(matches);
}

function spellingsOf(phrase: string): string[] {
  const words = wordsOf(phrase).text.trim();
  const bare = foldDiacritics(words);
  return bare !== words && words.split(' ').length >= 3 ? [words, bare] : [words];
}

function occurrences(words: Words, phrase: string, group: string): TextMatch[] {
  const matches: TextMatch[] = [];
  const sought = ` ${phrase} `;
  for (let at = words.text.indexOf(sought); at !== -1; at = words.text.indexOf(sought, at + 1)) {
    const start = words.positions[at + 1] ?? 0;
    const end = (words.positions[at + phrase.length] ?? start) + 1;
    matches.push({ kind: `text-${group}`, start, end, message: MESSAGES[group] ?? '' });
  }
  return matches;
}

function wordsOf(text: string): Words {
  const words: Words = { text: ' ', positions: [0] };
  let position = 0;
  for (const character of text) {
    const isWord = /[\p{L}\p{N}]/u.test(character);
    const isUnseen = /[\p{Cf}\p{M}]/u.test(character);
    const shown = isWord ? character.toLowerCase() : ' ';
    if (!isUnseen && (isWord || !words.text.endsWith(' '))) {
      words.text += shown;
      // A letter can become two in lower case ("İ").
      for (let unit = 0; unit < shown.length; unit++) words.positions.push(position);
    }
    position += character.length;
  }
  if (!words.text.endsWith(' ')) {
    words.text += ' ';
    words.positions.push(position);
  }
  return words;
}

/** "cá độ" within "cá độ bóng đá" is one question, not two. */
function withoutContained(matches: readonly TextMatch[]): TextMatch[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other !== match &&
          other.start <= match.start &&
          other.end >= match.end &&
          other.end - other.start > match.end - match.start,
      ),
  );
}
