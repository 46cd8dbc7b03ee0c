import { readCopy, suggestCopy } from './entered-copy';

const ORIGINAL = {
  frameworkId: 'cap-xa-2025',
  name: 'Bộ chỉ số cấp xã năm 2025',
  version: 1,
  yearFrom: 2025,
  yearTo: 2025,
};

test('next year’s framework is called like this year’s, one year later', () => {
  expect(suggestCopy(ORIGINAL)).toEqual({
    frameworkId: 'cap-xa-2026',
    name: 'Bộ chỉ số cấp xã năm 2026',
    yearFrom: '2026',
    yearTo: '',
  });
});

test('an identifier without a year gets the number of its version', () => {
  const copy = suggestCopy({ ...ORIGINAL, frameworkId: 'cap-xa', yearFrom: null, yearTo: null });
  expect(copy).toMatchObject({ frameworkId: 'cap-xa-2', yearFrom: '' });
});

test.each([
  [{}, []],
  [{ frameworkId: 'cap-xa-2025' }, ['taken']],
  [{ frameworkId: 'Cấp xã' }, ['frameworkId']],
  [{ name: ' ' }, ['name']],
  [{ yearFrom: 'hai nghìn' }, ['yearFrom']],
  [{ yearFrom: '2027', yearTo: '2026' }, ['reversed']],
])('with %j the problems are %j', (change, problems) => {
  const read = readCopy({ ...suggestCopy(ORIGINAL), ...change }, [ORIGINAL.frameworkId]);
  expect(read.kind === 'wrong' ? read.problems : []).toEqual(problems);
});
