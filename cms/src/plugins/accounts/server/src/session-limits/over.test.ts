import { type SessionRow, sessionsIn } from './families';
import { sessionsToEnd } from './over';

const NOW = new Date('2026-03-02T08:00:00.000Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const NOBODY_EXPIRED = { now: NOW, sessionsPerAccount: 2, expiredAccountIds: new Set<number>() };

function aRow(sessionId: string, given: Partial<SessionRow> = {}): SessionRow {
  return {
    userId: '7',
    sessionId,
    childId: null,
    status: 'active',
    createdAt: minutes(-10),
    expiresAt: minutes(110),
    absoluteExpiresAt: minutes(600),
    metadata: null,
    ...given,
  };
}
const ended = (rows: SessionRow[], limits = {}) =>
  sessionsToEnd(sessionsIn(rows), { ...NOBODY_EXPIRED, ...limits }).map(
    ({ session: { sessionId }, reason }) => [sessionId, reason],
  );

test('a stay has all the tokens that it has used up, and is as old as its first one', () => {
  const metadata = { loginAt: minutes(-90).toISOString(), deviceName: 'Chrome, Windows' };
  const rows = [
    aRow('a', { status: 'rotated', childId: 'b', createdAt: minutes(-90), metadata }),
    aRow('b', { status: 'rotated', childId: 'c', createdAt: minutes(-60), metadata }),
    aRow('c', { metadata }),
    aRow('d'),
  ];
  expect(sessionsIn(rows)).toEqual([
    expect.objectContaining({
      accountId: 7,
      sessionId: 'c',
      memberIds: ['c', 'b', 'a'],
      beganAt: minutes(-90),
      deviceName: 'Chrome, Windows',
    }),
    expect.objectContaining({ sessionId: 'd', memberIds: ['d'], beganAt: minutes(-10) }),
  ]);
});

test('rows that point at each other are walked once', () => {
  const rows = [aRow('a', { status: 'rotated', childId: 'b' }), aRow('b', { childId: 'a' })];
  expect(sessionsIn(rows)[0]?.memberIds).toEqual(['b', 'a']);
});

test.each([
  ['a minute before', 1, []],
  ['at the moment', 0, [['a', 'idle']]],
  ['after', -1, [['a', 'idle']]],
])('a session that nobody renews ends: %s', (_, left, expected) => {
  expect(ended([aRow('a', { expiresAt: minutes(left) })])).toEqual(expected);
});

test('a session ends when it has lasted as long as one may, though it was renewed just now', () => {
  expect(ended([aRow('a', { expiresAt: minutes(100), absoluteExpiresAt: minutes(0) })])).toEqual([
    ['a', 'too-long'],
  ]);
});

test('of too many sessions of one account the oldest end; those of others go on', () => {
  const at = (count: number) => ({ loginAt: minutes(count).toISOString(), deviceName: null });
  const rows = [
    // Renewed last, but begun first.
    aRow('first', { metadata: at(-300), createdAt: minutes(-1) }),
    aRow('second', { metadata: at(-200) }),
    aRow('third', { metadata: at(-100) }),
    aRow('of-another', { metadata: at(-400), userId: '8' }),
  ];
  expect(ended(rows)).toEqual([['first', 'too-many-sessions']]);
});

test('a session that is over takes no place from one that is not', () => {
  const rows = [aRow('a'), aRow('b'), aRow('c', { expiresAt: minutes(-5), createdAt: NOW })];
  expect(ended(rows)).toEqual([['c', 'idle']]);
});

test('of an account that has expired all end', () => {
  expect(ended([aRow('a'), aRow('b')], { expiredAccountIds: new Set([7]) })).toEqual([
    ['a', 'account-expired'],
    ['b', 'account-expired'],
  ]);
});
