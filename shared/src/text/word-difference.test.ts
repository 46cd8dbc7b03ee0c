import { WORDS_COMPARED_MAX, type WordRun, wordDifference } from './word-difference';

const marked = (runs: readonly WordRun[]) =>
  runs
    .map(({ kind, text }) => ({ same: text, added: `{+${text}+}`, removed: `{-${text}-}` })[kind])
    .join('');

test.each([
  ['nothing changed', 'Đạt 85,82 điểm', 'Đạt 85,82 điểm', 'Đạt 85,82 điểm'],
  ['a figure', 'Đạt 85,82 điểm', 'Đạt 86,10 điểm', 'Đạt {-85,82 -}{+86,10 +}điểm'],
  ['a word came', 'Sở Nội vụ', 'Sở Nội vụ tỉnh', 'Sở Nội {-vụ-}{+vụ tỉnh+}'],
  ['a word went', 'Sở Nội vụ', 'Nội vụ', '{-Sở -}Nội vụ'],
  ['everything came', '', 'Mới', '{+Mới+}'],
  ['everything went', 'Cũ', '', '{-Cũ-}'],
  ['words changed places', 'a b c ', 'b c a ', '{-a -}b c {+a +}'],
])('%s', (_, before, after, expected) => {
  expect(marked(wordDifference(before, after))).toBe(expected);
});

test('what is very long is compared as a whole', () => {
  const before = 'a '.repeat(WORDS_COMPARED_MAX);
  expect(wordDifference(before, 'b').map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
