import { GradeBandsSchema, gradeOf } from './grading';

const bands = [
  { gradeId: 'xuat-sac', name: 'xuất sắc', minimumPercentThousandths: 90_000 },
  { gradeId: 'tot', name: 'tốt', minimumPercentThousandths: 80_000 },
  { gradeId: 'kha', name: 'khá', minimumPercentThousandths: 65_000 },
];

test.each([
  [100_000, 'xuat-sac'],
  [90_000, 'xuat-sac'],
  [89_999, 'tot'],
  [85_820, 'tot'],
  [80_000, 'tot'],
  [79_999, 'kha'],
  [64_999, undefined],
])('%i thousandths of a percent are graded %s', (percent, gradeId) => {
  expect(gradeOf(bands, percent)?.gradeId).toBe(gradeId);
});

test('bounds that do not fall are refused', () => {
  expect(GradeBandsSchema.safeParse([bands[1], bands[0]]).success).toBe(false);
  expect(GradeBandsSchema.safeParse([bands[0], bands[0]]).success).toBe(false);
});
