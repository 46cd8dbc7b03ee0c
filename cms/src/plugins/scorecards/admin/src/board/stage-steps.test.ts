import { countUnfinished, moveMeaningOf, stageStepsOf } from './stage-steps';

const DEADLINES = {
  'self-assessment': '2026-01-31',
  appraisal: '2026-02-28',
  explanation: null,
  'second-appraisal': null,
  survey: null,
};

test('a year in appraisal has self-assessment behind it and publication at its end', () => {
  const steps = stageStepsOf({ stage: 'appraisal', deadlines: DEADLINES }, '2026-02-28');
  expect(steps.map(({ stage, place }) => [stage, place])).toEqual([
    ['self-assessment', 'done'],
    ['appraisal', 'current'],
    ['explanation', 'ahead'],
    ['second-appraisal', 'ahead'],
    ['survey', 'ahead'],
    ['approved', 'ahead'],
    ['published', 'ahead'],
  ]);
});

test.each([
  ['2026-02-28', false],
  ['2026-03-01', true],
])('with the last day on 28 February, a stage is late on %s: %s', (today, isLate) => {
  const steps = stageStepsOf({ stage: 'appraisal', deadlines: DEADLINES }, today);
  expect(steps.filter((step) => step.isLate).map(({ stage }) => stage)).toEqual(
    isLate ? ['appraisal'] : [],
  );
});

test('a corrected year has one step more', () => {
  const steps = stageStepsOf({ stage: 'corrected', deadlines: DEADLINES }, '2026-12-31');
  expect(steps.at(-1)).toMatchObject({ stage: 'corrected', place: 'current' });
});

test.each([
  ['self-assessment', 'appraisal', 'work'],
  ['survey', 'approved', 'approve'],
  ['approved', 'appraisal', 'reopen'],
  ['approved', 'published', 'publish'],
  ['published', 'approved', 'withdraw'],
  ['corrected', 'approved', 'withdraw'],
  ['self-assessment', 'survey', null],
] as const)('from %s to %s is %s', (from, to, meaning) => {
  expect(moveMeaningOf(from, to)).toBe(meaning);
});

test('units without a complete card are unfinished, also those without a card', () => {
  const block = {
    documentId: 'a',
    blockId: 'xa',
    name: 'Xã',
    frameworkId: 'bo',
    frameworkName: 'Bộ',
    unitCount: 15,
    cardCount: 14,
    selfAssessedCount: 14,
    appraisedCount: 13,
    completeCount: 12,
    unitsWithoutCard: [],
  };
  expect(countUnfinished([block, { ...block, unitCount: 2, completeCount: 2 }])).toBe(3);
});
