import { parseState, StateInvalid } from './state';

const HEADER = 'code,level,type,name,full_name,parent_code';
const QUANG_NAM = '49,province,Tỉnh,Quảng Nam,Tỉnh Quảng Nam,';
const problemsOf = (...lines: string[]) => {
  try {
    parseState([HEADER, ...lines].join('\n'));
  } catch (error) {
    if (error instanceof StateInvalid) return error.problems;
    throw error;
  }
  return [];
};

test('codes are text and keep their zeros', () => {
  const [unit] = parseState(`${HEADER}\n01,province,Thành phố,Hà Nội,Thành phố Hà Nội,`);
  expect(unit).toMatchObject({ code: '01', parentCode: null, predecessorsText: '' });
});

test.each([
  ['a code that lost its zero', [['1,province,Tỉnh,A,Tỉnh A,']], 'bad-cell', 2, 'code', '1'],
  ['a level that is not known', [['49,state,Tỉnh,A,Tỉnh A,']], 'bad-cell', 2, 'level', 'state'],
  ['no name', [['49,province,Tỉnh,,Tỉnh A,']], 'bad-cell', 2, 'name', ''],
  ['one code twice', [[QUANG_NAM], [QUANG_NAM]], 'duplicate-code', 3, 'code', '49'],
  [
    'a parent that is missing',
    [[QUANG_NAM], ['514,district,Huyện,B,Huyện B,48']],
    'no-parent',
    3,
    'parent_code',
    '48',
  ],
  ['nothing', [], 'no-units', 1, 'code', ''],
])('%s is refused with its line and column', (_, lines, kind, line, column, value) => {
  expect(problemsOf(...lines.flat())).toEqual([{ kind, line, column, value }]);
});
