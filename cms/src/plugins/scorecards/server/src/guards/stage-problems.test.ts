import { APPROVE_ACTION, PUBLISH_ACTION } from '../constants';
import { findStageProblems } from './stage-problems';

const nobody = () => false;

test('work goes on without any special right', () => {
  expect(findStageProblems('appraisal', 'explanation', nobody)).toEqual([]);
  expect(findStageProblems('appraisal', 'appraisal', nobody)).toEqual([]);
});

test.each([
  ['survey', 'approved', APPROVE_ACTION],
  ['approved', 'appraisal', APPROVE_ACTION],
  ['approved', 'published', PUBLISH_ACTION],
  ['published', 'approved', PUBLISH_ACTION],
] as const)('from %s to %s needs the right %s and no other', (from, to, needed) => {
  expect(findStageProblems(from, to, (action) => action === needed)).toEqual([]);
  expect(findStageProblems(from, to, (action) => action !== needed)).toHaveLength(1);
});

test('a right allows no leap', () => {
  expect(findStageProblems('survey', 'published', () => true)).toHaveLength(1);
});

test('a new period starts at a stage in which scores can be entered', () => {
  expect(findStageProblems(null, 'self-assessment', nobody)).toEqual([]);
  expect(findStageProblems(null, 'published', () => true)).toHaveLength(1);
});
