import {
  enteredWholeOf,
  findUncertaintyProblems,
  readUncertainty,
  surveyBasisOf,
  USUAL_UNCERTAINTY,
  withSurveyBasis,
} from './entered-uncertainty';

test('a period without intervals has no rules, and the usual rules can be drawn with', () => {
  expect(readUncertainty(undefined)).toBeNull();
  expect(readUncertainty(USUAL_UNCERTAINTY)).toEqual(USUAL_UNCERTAINTY);
  expect([...findUncertaintyProblems(USUAL_UNCERTAINTY)]).toEqual([]);
});

test('the survey’s error is known from a sample or is stated, never both', () => {
  const stated = withSurveyBasis(USUAL_UNCERTAINTY, 'error');
  expect(stated).toMatchObject({ surveySampleSize: null, surveyErrorThousandths: 2_000 });
  expect(surveyBasisOf(stated)).toBe('error');
  expect([...findUncertaintyProblems(stated)]).toEqual([]);
  expect(surveyBasisOf(withSurveyBasis(stated, 'sample'))).toBe('sample');
});

test.each([
  [{ drawCount: 99 }, 'drawCount'],
  [{ drawCount: 10_001 }, 'drawCount'],
  [{ confidenceThousandths: 99_001 }, 'confidenceThousandths'],
  [{ weightSpreadThousandths: '10 %' }, 'weightSpreadThousandths'],
  [{ seed: 4_294_967_296 }, 'seed'],
  [{ surveySampleSize: null }, 'surveySampleSize'],
] as const)('%j is wrong', (change, field) => {
  expect([...findUncertaintyProblems({ ...USUAL_UNCERTAINTY, ...change })]).toEqual([field]);
});

test('a whole number has digits only', () => {
  expect(['1000', ' 7 ', '', '1.000', '-1'].map(enteredWholeOf)).toEqual([
    1_000,
    7,
    null,
    '1.000',
    '-1',
  ]);
});
