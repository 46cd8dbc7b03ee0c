import { personOf } from './report';

const NOW = new Date('2026-11-25T08:00:00Z');
const ACCOUNT = {
  id: 7,
  name: 'Lê An',
  email: 'an@example.vn',
  isActive: true,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  roleCodes: ['congkhai-editor'],
  roleNames: ['Biên tập viên'],
};
const signedIn = (lastSignInAt: string | null) => ({
  accountId: 7,
  secret: null,
  pendingSecret: null,
  enabledAt: null,
  lastTimeStep: null,
  lastSignInAt,
});

test.each([
  ['used 90 days ago', {}, signedIn('2026-08-27T08:00:00.000Z'), true],
  ['used a moment less than 90 days ago', {}, signedIn('2026-08-27T08:00:01.000Z'), false],
  ['never used, made in January', {}, undefined, true],
  ['never used, made yesterday', { createdAt: new Date('2026-11-24T08:00:00Z') }, undefined, false],
  ['blocked', { isActive: false }, undefined, false],
])('an account %s', (_, differences, state, isIdle) => {
  expect(personOf({ ...ACCOUNT, ...differences }, state, NOW).isIdle).toBe(isIdle);
});

test('a super administrator is told apart, and a secret is only said to be there', () => {
  const account = { ...ACCOUNT, roleCodes: ['congkhai-editor', 'strapi-super-admin'] };
  const person = personOf(account, { ...signedIn(null), secret: 'v1.x.y.z' }, NOW);
  expect(person).toMatchObject({ isSuperAdministrator: true, hasTwoFactor: true });
  expect(JSON.stringify(person)).not.toContain('v1.x.y.z');
});
