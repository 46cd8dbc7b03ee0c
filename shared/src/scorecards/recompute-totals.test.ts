import { recomputeTotals } from './recompute-totals';
import type { PublishedTotals } from './scorecard';
import {
  aBlock,
  aFramework,
  aLeaf,
  appraised,
  aScorecard,
  NOT_APPLICABLE,
  RULES,
} from './test-builders';

const frameworks = new Map([['framework', aFramework([aLeaf('1', 84_000), aLeaf('2', 16_000)])]]);
const nothing: PublishedTotals = {
  pointsThousandths: null,
  percentThousandths: null,
  rank: null,
  gradeName: null,
};
function totalsOf(points: number, published: Partial<PublishedTotals> | null) {
  const card = aScorecard(
    'a',
    { '1': appraised(points), '2': NOT_APPLICABLE },
    { publishedTotals: published && { ...nothing, ...published } },
  );
  const [totals] = recomputeTotals(
    { blocks: [aBlock(['a'])], rules: RULES },
    { frameworks, scorecards: [card] },
  );
  return totals;
}

test('Thanh Hóa 2023: 68.32 points are 81.33 %, because the applicable maximum is 84', () => {
  expect(
    totalsOf(68_320, {
      pointsThousandths: 68_320,
      percentThousandths: 81_330,
      rank: 1,
      gradeName: 'Tốt',
    }),
  ).toEqual({
    blockId: 'communes',
    unitId: 'a',
    recomputed: {
      pointsThousandths: 68_320,
      applicableMaximumThousandths: 84_000,
      percentThousandths: 81_330,
      rank: 1,
      gradeId: 'tot',
    },
    published: { pointsThousandths: 68_320, percentThousandths: 81_330, rank: 1, gradeName: 'Tốt' },
    differences: [],
  });
});

test('every printed figure that does not follow is named with what does', () => {
  expect(
    totalsOf(68_316, {
      pointsThousandths: 68_310,
      percentThousandths: 81_340,
      rank: 2,
      gradeName: 'khá',
    })?.differences,
  ).toEqual([
    { field: 'points', published: '68,31', recomputed: '68,32' },
    { field: 'percent', published: '81,34', recomputed: '81,33' },
    { field: 'rank', published: '2', recomputed: '1' },
    { field: 'grade', published: 'khá', recomputed: 'tốt' },
  ]);
});

test('figures are compared at the decimals shown, and what was not printed is not compared', () => {
  expect(totalsOf(68_316, { pointsThousandths: 68_320 })?.differences).toEqual([]);
  expect(totalsOf(68_316, null)).toMatchObject({ published: null, differences: [] });
});

test('a grade where none is reached differs', () => {
  expect(totalsOf(8_000, { gradeName: 'yếu' })?.differences).toEqual([
    { field: 'grade', published: 'yếu', recomputed: '' },
  ]);
});

test('a unit with something missing has no recomputed totals, and keeps what was printed', () => {
  const card = aScorecard('b', {}, { publishedTotals: { ...nothing, rank: 3 } });
  expect(
    recomputeTotals({ blocks: [aBlock(['b'])], rules: RULES }, { frameworks, scorecards: [card] }),
  ).toMatchObject([{ unitId: 'b', recomputed: null, published: { rank: 3 }, differences: [] }]);
});
