import type { Continuity } from './release';
import { summarizeRelease } from './summarize';
import { PeriodSummarySchema } from './summary';
import { aBlock, aFramework, aLeaf, appraised, aRelease, aScorecard } from './test-builders';

const frameworks = new Map([['framework', aFramework([aLeaf('1', 100_000)])]]);
const cards = (points: Record<string, number>) =>
  Object.entries(points).map(([unitId, value]) => aScorecard(unitId, { '1': appraised(value) }));
const summaryOf = (points: Record<string, number>, release = aRelease(Object.keys(points))) =>
  summarizeRelease(release, { frameworks, scorecards: cards(points), compared: null });

const LAST_YEAR = summaryOf({ a: 84_314, b: 90_000, 'old-c': 60_000, 'old-d': 70_000 });
const comparedWith = { periodId: LAST_YEAR.periodId, number: LAST_YEAR.release.number };
const ref = (unitId: string) => ({ unitId, name: `Xã ${unitId}` });

function changesOf(points: Record<string, number>, continuity: Record<string, Continuity>) {
  const release = aRelease(Object.keys(points), {
    periodId: 'p-2023',
    year: 2023,
    comparedWith,
    units: Object.entries(continuity).map(([unitId, value]) => ({
      blockId: 'communes',
      unitId,
      scorecardSha256: null,
      recomputed: null,
      published: null,
      differences: [],
      continuity: value,
    })),
  });
  const summary = summarizeRelease(release, {
    frameworks,
    scorecards: cards(points),
    compared: LAST_YEAR,
  });
  expect(PeriodSummarySchema.safeParse(summary).error).toBeUndefined();
  return new Map(summary.blocks[0]?.ranking.map(({ unit, change }) => [unit.unitId, change]));
}

test('an unbroken unit has a change in points, percent and ranks, subtracted as printed', () => {
  const changes = changesOf(
    { a: 85_816, b: 80_000 },
    { a: { kind: 'unbroken' }, b: { kind: 'unbroken' } },
  );
  // 85.82 − 84.31 = 1.51 as a reader subtracts; the unrounded figures differ by 1.502.
  expect(changes.get('a')).toMatchObject({
    pointsGained: 1.51,
    percentGained: 1.51,
    ranksGained: 1,
  });
  expect(changes.get('b')).toMatchObject({ pointsGained: -10, ranksGained: -1 });
});

test('a unit made of others has no change; its predecessors are named with what they had', () => {
  const changes = changesOf(
    { c: 80_000 },
    { c: { kind: 'boundary-break', predecessors: [ref('old-c'), ref('old-d'), ref('never')] } },
  );
  expect(changes.get('c')).toEqual({
    kind: 'boundary-break',
    predecessors: [
      {
        unit: ref('old-c'),
        before: {
          blockId: 'communes',
          rank: 4,
          points: 60,
          applicableMaximum: 100,
          percent: 60,
          gradeName: 'yếu',
        },
      },
      { unit: ref('old-d'), before: expect.objectContaining({ rank: 3, points: 70 }) },
      { unit: ref('never'), before: null },
    ],
  });
});

test.each<[string, Continuity, string]>([
  ['established since', { kind: 'not-in-force' }, 'not-in-force'],
  ['unbroken but not ranked then', { kind: 'unbroken' }, 'not-ranked-before'],
])('a unit that was %s has no change', (_, continuity, kind) => {
  expect(changesOf({ new: 80_000 }, { new: continuity }).get('new')).toEqual({ kind });
});

test('ranks of two different blocks are not subtracted', () => {
  const block = aBlock(['a'], { blockId: 'wards' });
  const release = aRelease([], {
    blocks: [block],
    comparedWith,
    units: [
      {
        blockId: 'wards',
        unitId: 'a',
        scorecardSha256: null,
        recomputed: null,
        published: null,
        differences: [],
        continuity: { kind: 'unbroken' },
      },
    ],
  });
  const summary = summarizeRelease(release, {
    frameworks,
    scorecards: [aScorecard('a', { '1': appraised(90_000) }, { blockId: 'wards' })],
    compared: LAST_YEAR,
  });
  expect(summary.blocks[0]?.ranking[0]?.change).toMatchObject({
    kind: 'unbroken',
    pointsGained: 5.69,
    ranksGained: null,
  });
});

test('a release that is compared with something needs exactly that summary', () => {
  const release = aRelease(['a'], { comparedWith: { periodId: 'p-2021', number: 2 } });
  const sources = { frameworks, scorecards: cards({ a: 1 }) };
  for (const compared of [null, LAST_YEAR])
    expect(() => summarizeRelease(release, { ...sources, compared })).toThrow(
      'No summary of release 2 of p-2021',
    );
});
