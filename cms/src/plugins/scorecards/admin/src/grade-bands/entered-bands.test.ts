import { type EnteredBand, findBandProblems, readBands, renamed } from './entered-bands';

function aBand(name: string, minimumPercentThousandths: EnteredBand['minimumPercentThousandths']) {
  return renamed({ gradeId: '', name: '', minimumPercentThousandths }, name);
}

test('the identifier follows the name until an editor chooses one', () => {
  expect(aBand('Xuất sắc', 90_000)).toEqual({
    gradeId: 'xuat-sac',
    name: 'Xuất sắc',
    minimumPercentThousandths: 90_000,
  });
  const chosen = { gradeId: 'a', name: 'Xuất sắc', minimumPercentThousandths: 90_000 };
  expect(renamed(chosen, 'Rất tốt').gradeId).toBe('a');
});

test('grades go from best to worst, each bound below the one before', () => {
  expect(findBandProblems([aBand('Tốt', 80_000), aBand('Khá', 65_000)])).toEqual([[], []]);
  expect(findBandProblems([aBand('Tốt', 80_000), aBand('Khá', 80_000)])).toEqual([
    [],
    ['not-below'],
  ]);
  expect(findBandProblems([aBand('Tốt', 80_000), aBand('Tốt', 65_000)])).toEqual([
    [],
    ['duplicate-id'],
  ]);
});

test('a bound is a percentage with at most three decimals', () => {
  expect(findBandProblems([aBand('Tốt', 100_001)])).toEqual([['minimumPercentThousandths']]);
  expect(findBandProblems([aBand('Tốt', '80,')])).toEqual([['minimumPercentThousandths']]);
});

test('a value that is no list of grades is an empty table', () => {
  expect(readBands(null)).toEqual([]);
});
