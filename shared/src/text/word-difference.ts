/** A run of words that stayed, came or went. */
export interface WordRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond so many words on both sides a difference is told as a whole: comparing takes their product. */
export const WORDS_COMPARED_MAX = 2_000;

/** How one text becomes another, word by word. The runs that stayed and came, joined, are the later text. */
export function wordDifference(before: string, after: string): WordRun[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(left.length, right.length) - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  )
    end += 1;
  const middle = differenceOf(
    left.slice(start, left.length - end),
    right.slice(start, right.length - end),
  );
  const same = (words: string[]): WordRun[] => words.map((text) => ({ kind: 'same', text }));
  return joined([...same(left.slice(0, start)), ...middle, ...same(left.slice(left.length - end))]);
}

// A word with the blanks after it.
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** By the longest common subsequence of words. */
function differenceOf(left: string[], right: string[]): WordRun[] {
  const whole = (kind: WordRun['kind'], words: string[]): WordRun[] =>
    words.map((text) => ({ kind, text }));
  if (left.length + right.length > WORDS_COMPARED_MAX || left.length === 0 || right.length === 0)
    return [...whole('removed', left), ...whole('added', right)];
  const lengths = commonLengths(left, right);
  const runs: WordRun[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const [removed, added] = [left[row], right[column]];
    if (removed !== undefined && removed === added) {
      runs.push({ kind: 'same', text: removed });
      row += 1;
      column += 1;
    } else if (
      removed !== undefined &&
      (added === undefined ||
        lengthAt(lengths, row + 1, column) >= lengthAt(lengths, row, column + 1))
    ) {
      runs.push({ kind: 'removed', text: removed });
      row += 1;
    } else if (added !== undefined) {
      runs.push({ kind: 'added', text: added });
      column += 1;
    }
  }
  return runs;
}

/** How many words two ends have in common, from each place on. */
function commonLengths(left: string[], right: string[]): Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const line = lengths[row];
      if (!line) continue;
      line[column] =
        left[row] === right[column]
          ? lengthAt(lengths, row + 1, column + 1) + 1
          : Math.max(lengthAt(lengths, row + 1, column), lengthAt(lengths, row, column + 1));
    }
  return lengths;
}

function lengthAt(lengths: Uint16Array[], row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}

/** Neighbours of one kind as one run; between two words that stayed, what went stands before what came. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const result: WordRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.kind === run.kind) last.text += run.text;
    else result.push({ ...run });
  }
  return result;
}
