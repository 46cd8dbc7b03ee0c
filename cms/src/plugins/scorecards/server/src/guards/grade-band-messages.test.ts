import { GradeBandsSchema } from '@congkhai/shared/scorecards/grading';
import { describeGradeBandProblems } from './grade-band-messages';

const band = (gradeId: string, minimumPercentThousandths: unknown) => ({
  gradeId,
  name: gradeId,
  minimumPercentThousandths,
});

test.each([
  ['a bound above 100', [band('tot', 100_001)], 'Xếp loại thứ 1: ngưỡng là số từ 0 đến 100'],
  ['an unreadable bound', [band('tot', 80_000), band('kha', '65,')], 'Xếp loại thứ 2: ngưỡng'],
  ['an identifier with blanks', [band('rất tốt', 1)], 'Xếp loại thứ 1: mã xếp loại'],
  ['bounds in the wrong order', [band('kha', 65_000), band('tot', 80_000)], 'từ cao xuống thấp'],
  ['too many grades', Array.from({ length: 21 }, (_, n) => band(`g${n}`, 100 - n)), '20 dòng'],
])('%s', (_, value, message) => {
  const { error } = GradeBandsSchema.safeParse(value);
  expect(error && describeGradeBandProblems(value, error)).toEqual([
    expect.stringContaining(message),
  ]);
});
