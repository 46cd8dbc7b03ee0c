import { ACTIONS } from '../constants';
import { findStageProblems } from './stage-problems';

const nobody = () => false;

test('staying at a stage needs no right', () => {
  expect(findStageProblems('appraisal', 'appraisal', nobody)).toEqual([]);
});

test.each([
  ['appraisal', 'explanation', ACTIONS.manage],
  ['survey', 'approved', ACTIONS.approve],
  ['approved', 'appraisal', ACTIONS.approve],
  ['approved', 'published', ACTIONS.publish],
  ['published', 'approved', ACTIONS.publish],
] as const)('from %s to %s needs the right %s and no other', (from, to, needed) => {
  expect(findStageProblems(from, to, (action) => action === needed)).toEqual([]);
  expect(findStageProblems(from, to, (action) => action !== needed)).toHaveLength(1);
});

test('a right allows no leap', () => {
  expect(findStageProblems('survey', 'published', () => true)).toHaveLength(1);
});

test('a correction is published with its errata, never by moving the stage', () => {
  expect(findStageProblems('published', 'corrected', () => true)).toHaveLength(1);
});

test('a new period starts at a stage in which scores can be entered', () => {
  expect(findStageProblems(null, 'self-assessment', nobody)).toEqual([]);
  expect(findStageProblems(null, 'published', () => true)).toHaveLength(1);
});
