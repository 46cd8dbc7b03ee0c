import { stageMoveOf } from './period';

test.each([
  ['self-assessment', 'appraisal', 'work'],
  ['second-appraisal', 'survey', 'work'],
  ['survey', 'approved', 'approval'],
  ['approved', 'published', 'publication'],
  ['published', 'approved', 'publication'],
  ['approved', 'survey', 'approval'],
  ['approved', 'self-assessment', 'approval'],
] as const)('a period may move from %s to %s, which is %s', (from, to, move) => {
  expect(stageMoveOf(from, to)).toBe(move);
});

test.each([
  ['self-assessment', 'explanation'],
  ['appraisal', 'self-assessment'],
  ['survey', 'published'],
  ['published', 'survey'],
  ['approved', 'approved'],
] as const)('a period may not move from %s to %s', (from, to) => {
  expect(stageMoveOf(from, to)).toBeNull();
});
