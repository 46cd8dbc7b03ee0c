import { decisionOf, findDecisionProblems } from './decision-fields';

const NONE = {
  decisionNumber: null,
  decisionIssuer: null,
  decisionIssuedOn: null,
  decisionTitle: null,
};
const COMPLETE = {
  ...NONE,
  decisionNumber: '214/QĐ-UBND',
  decisionIssuer: 'UBND huyện Tiên Phước',
  decisionIssuedOn: '2023-01-12',
};

test('a decision is named completely, with or without its title, or not at all', () => {
  expect(findDecisionProblems(NONE)).toEqual([]);
  expect(decisionOf(NONE)).toBeNull();
  expect(findDecisionProblems(COMPLETE)).toEqual([]);
  expect(decisionOf(COMPLETE)).toEqual({
    number: '214/QĐ-UBND',
    issuer: 'UBND huyện Tiên Phước',
    issuedOn: '2023-01-12',
    title: null,
  });
});

test('what is missing of a decision is said at its field', () => {
  const problems = findDecisionProblems({ ...NONE, decisionTitle: 'Công bố chỉ số' });
  expect(problems.map(({ field }) => field)).toEqual([
    'decisionNumber',
    'decisionIssuer',
    'decisionIssuedOn',
  ]);
});
