import { harmlessText, startsLikeFormula } from './formula';

test.each([
  ['Xã Tiên Châu', 'Xã Tiên Châu'],
  ['', ''],
  ['a=b', 'a=b'],
  ['a - b; - c', 'a - b; - c'],
  ["'=1", "'=1"],
  ['=1+1', "'=1+1"],
  ['+84 235', "'+84 235"],
  ['-3', "'-3"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "'\n'=1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠SUM(1)', "'＠SUM(1)"],
  // Opened where lists are separated by semicolons, each of these begins a cell of its own.
  ['xã;=cmd|calc', "xã;'=cmd|calc"],
  ['xã;"=cmd|calc"', `xã;"'=cmd|calc"`],
  ['xã\n+1', "xã\n'+1"],
  ['xã\r\n@A1', "xã\r'\n'@A1"],
])('%j is written %j', (text, harmless) => {
  expect(harmlessText(text)).toBe(harmless);
  expect(startsLikeFormula(harmless)).toBe(false);
});
