import { enteredDecisionOf, NO_DECISION, readDecision } from './entered-decision';

const DECISION = {
  number: '214/QĐ-UBND',
  issuer: 'UBND huyện Tiên Phước',
  issuedOn: '2023-01-12',
  title: null,
};

test('a decision needs number, issuer and day; its title may be left out', () => {
  expect(readDecision(enteredDecisionOf(DECISION))).toEqual({
    kind: 'decision',
    decision: DECISION,
  });
  expect(readDecision(NO_DECISION)).toEqual({
    kind: 'incomplete',
    fields: ['number', 'issuer', 'issuedOn'],
  });
});

test('a day that no calendar has is wrong', () => {
  expect(readDecision({ ...enteredDecisionOf(DECISION), issuedOn: '2023-02-30' })).toEqual({
    kind: 'incomplete',
    fields: ['issuedOn'],
  });
});
