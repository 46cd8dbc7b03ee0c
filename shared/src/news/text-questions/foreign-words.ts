import { foldDiacritics } from '../../text/text';
import type { TextMatch } from './text-match';

/**
 * The form of a Vietnamese syllable without its marks: onset, vowels, coda. Names of places and people have it, most words of other
 * languages have not ("best", "replica", "watches").
 */
const SYLLABLE =
  /^(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?(?:uye|uya|uyu|oai|oay|oeo|ieu|yeu|uoi|uou|uay|uao|uoc|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y)(?:ch|c|m|ng|nh|n|p|t)?$/;
const MARKED = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
const WORDS_MIN = 3;
const FOREIGN_WORDS_MIN = 2;
const MESSAGE =
  'Cụm từ tiếng nước ngoài giữa câu tiếng Việt, có thể bị chèn vào. Nếu đúng là của bài thì giữ nguyên.';

type Nature = 'vietnamese' | 'foreign' | 'name' | 'either';
interface Word {
  nature: Nature;
  start: number;
  end: number;
}

/**
 * Runs of three and more words of another language in a Vietnamese text. Names of foreign bodies ("World Bank Group") are written
 * with capitals and are no question, abbreviations and single words ("online", "website") neither.
 */
export function foreignPhrases(text: string): TextMatch[] {
  const words = [...text.matchAll(WORD)].map(
    (match): Word => ({
      nature: natureOf(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  return runsOf(text, words).flatMap((run) => {
    const first = run.findIndex(({ nature }) => nature !== 'either');
    const last = run.findLastIndex(({ nature }) => nature !== 'either');
    const phrase = first === -1 ? [] : run.slice(first, last + 1);
    const foreignCount = phrase.filter(({ nature }) => nature === 'foreign').length;
    const [begin, end] = [phrase.at(0), phrase.at(-1)];
    if (!begin || !end || phrase.length < WORDS_MIN || foreignCount < FOREIGN_WORDS_MIN) return [];
    return [{ kind: 'text-foreign-words', start: begin.start, end: end.end, message: MESSAGE }];
  });
}

/** Words in a row, up to a Vietnamese one or the end of a sentence. */
function runsOf(text: string, words: readonly Word[]): Word[][] {
  const runs: Word[][] = [[]];
  let end = 0;
  for (const word of words) {
    const isApart = /[.!?;:()[\]“”"\n]/.test(text.slice(end, word.start));
    if (word.nature === 'vietnamese' || isApart) runs.push([]);
    if (word.nature !== 'vietnamese') runs.at(-1)?.push(word);
    end = word.end;
  }
  return runs;
}

function natureOf(word: string): Nature {
  if (word.length === 1 || word === word.toUpperCase()) return 'either';
  if (!/^[\p{Script=Latin}\p{M}'’-]+$/u.test(word)) return 'foreign';
  const folded = foldDiacritics(word);
  const isSyllable = folded.split(/['’-]/).every((part) => SYLLABLE.test(part));
  if (isSyllable && MARKED.test(word)) return 'vietnamese';
  if (isSyllable) return 'either';
  return /^\p{Lu}/u.test(word) ? 'name' : 'foreign';
}
