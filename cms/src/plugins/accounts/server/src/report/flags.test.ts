import type { PermissionName } from '@congkhai/shared/contracts/accounts-admin';
import { combinationsOf } from './combinations';
import { flagsOf, idleDaysSince } from './flags';

const ARTICLE = 'plugin::newsroom.article';
const of = (action: string, subject: string | null = null): PermissionName => ({ action, subject });
const explorer = (verb: string, subject = ARTICLE) =>
  of(`plugin::content-manager.explorer.${verb}`, subject);
const REVIEW = of('plugin::newsroom.articles.review');

test.each<[string, PermissionName[], string[]]>([
  ['writing alone', [explorer('create'), explorer('update'), explorer('publish')], []],
  ['approving alone', [REVIEW, explorer('read')], []],
  ['writing and approving', [explorer('update'), REVIEW], ['write-and-approve']],
  [
    'writing something else and approving',
    [explorer('update', 'plugin::newsroom.tag'), REVIEW],
    [],
  ],
  [
    'accounts and publishing',
    [of('admin::users.update'), explorer('publish')],
    ['accounts-and-publish'],
  ],
  ['looking at accounts and publishing', [of('admin::users.read'), explorer('publish')], []],
  [
    'all stages of a score',
    ['scores.self-assess', 'scores.appraise', 'period.approve'].map((name) =>
      of(`plugin::scorecards.${name}`),
    ),
    ['appraise-and-approve', 'self-assess-and-appraise'],
  ],
])('powers that belong in two hands: %s', (_, permissions, expected) => {
  expect(combinationsOf(permissions)).toEqual(expected);
});

const ACCOUNT = {
  isSuperAdministrator: false,
  hasTwoFactor: false,
  isBlocked: false,
  isExpired: false,
  roleCount: 1,
  lastSignInAt: '2026-03-01T02:00:00.000Z',
  idleDays: 90,
  permissions: [],
};

test.each([
  ['an account of every day', {}, []],
  ['the day after the last that is allowed', { idleDays: 91 }, ['idle']],
  ['an invitation that nobody took', { lastSignInAt: null, idleDays: 3 }, ['never-signed-in']],
  [
    'a super administrator with a password alone',
    { isSuperAdministrator: true },
    ['super-administrator-without-two-factor'],
  ],
  [
    'one with two-factor sign-in',
    { isSuperAdministrator: true, hasTwoFactor: true, permissions: [explorer('update'), REVIEW] },
    [],
  ],
  ['an account without a role', { roleCount: 0 }, ['no-role']],
  ['a blocked one, however idle', { isBlocked: true, idleDays: 900 }, []],
  [
    'one that has expired',
    { isExpired: true, idleDays: 900, isSuperAdministrator: true },
    ['expired'],
  ],
])('what is to be looked at: %s', (_, given, expected) => {
  expect(flagsOf({ ...ACCOUNT, ...given }, 90)).toEqual(expected);
});

test.each([
  ['2026-03-01T00:00:00.000Z', '2026-03-01T23:59:59.999Z', 0],
  ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', 1],
  ['2026-03-05T00:00:00.000Z', '2026-03-02T00:00:00.000Z', 0],
])('an account used last at %s has been idle for whole days at %s: %d', (last, now, days) => {
  expect(idleDaysSince(new Date(last), new Date(now))).toBe(days);
});
