import {
  EnrolmentAnswerSchema,
  RecoveryCodesAnswerSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { reviewAccounts } from '../helpers/account-review-pages';
import { signInTo } from '../helpers/admin-pages';
import { recordedBy, selectIn } from '../helpers/audit-log';
import { launchBrowser } from '../helpers/browser';
import {
  ACCOUNTS,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import {
  askAt,
  challengeIn,
  changeIn,
  enrolAt,
  expectNoSession,
  type SignInAnswer,
  tokenIn,
} from '../helpers/sign-in';
import { totpAt } from '../helpers/totp';
import { signInWithCode, turnOnTwoFactor } from '../helpers/two-factor-pages';

const NEW_PASSWORD = 'Song-chay-qua-cau-9';
const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const IdSchema = z.object({ data: z.object({ id: z.number() }) });

let cms: CmsProcess;
let administrator: CmsClient;
beforeAll(async () => {
  cms = await startCmsProcess({
    ADMIN_RATE_LIMIT: 'true',
    TWO_FACTOR_ROLES: 'congkhai-approver',
    PUBLIC_URL: 'http://127.0.0.1/',
  });
  administrator = await cms.signIn('administrator');
});
afterAll(() => cms?.stop());

const ask = (path: string, body: object, options = {}) => askAt(`${cms.url}${path}`, body, options);
const login = (email: string, { password = PASSWORD, address = '203.0.113.9' } = {}) =>
  ask('/admin/login', { email, password }, { address });
const select = (statement: string) => selectIn(cms.databaseFile, statement);
const sessionCount = (accountId: number) =>
  select(`SELECT id FROM strapi_sessions WHERE user_id = '${accountId}'`).length;

const change = (statement: string) => changeIn(cms.databaseFile, statement);
const forgetUsedCodes = () => change('UPDATE accounts_states SET last_time_step = NULL');
const forgetAttempts = () => change('DELETE FROM accounts_attempts');
beforeEach(forgetAttempts);

async function invite(email: string, roleCode: string): Promise<number> {
  const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
  const role = roles.find(({ code }) => code === roleCode)?.id;
  const person = { email, firstname: 'An', lastname: 'Lê', roles: [role] };
  return IdSchema.parse((await administrator('POST', '/admin/users', person)).body).data.id;
}

async function makeAccount(email: string, roleCode: string): Promise<number> {
  const id = await invite(email, roleCode);
  await administrator('PUT', `/admin/users/${id}`, { password: PASSWORD, isActive: true });
  return id;
}

/** Sets up two-factor sign-in as its own page does. Gives the secret and the recovery codes. */
async function enrol(email: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  const enrolled = await enrolAt(cms.url, PASSWORD, tokenIn(await login(email)));
  forgetUsedCodes();
  return enrolled;
}

describe('an account with two-factor sign-in', () => {
  const email = 'hai-buoc@example.vn';
  let id: number;
  let secret: string;
  let recoveryCodes: string[];
  beforeAll(async () => {
    id = await makeAccount(email, 'congkhai-editor');
    ({ secret, recoveryCodes } = await enrol(email));
    change(`DELETE FROM strapi_sessions WHERE user_id = '${id}'`);
  });

  test('gets no session for its password, and one for password and code', async () => {
    const first = await login(email);
    expect(first.status).toBe(200);
    expectNoSession(first);
    expect(sessionCount(id)).toBe(0);
    const { challenge, requirement } = challengeIn(first);
    expect(requirement).toBe('code');
    const code = totpAt(secret, new Date());
    const entries = await recordedBy(administrator, async () => {
      const second = await ask('/accounts/second-step', { challenge, code });
      expect(second).toMatchObject({ status: 200, body: { data: { user: { email } } } });
      const renewed = await ask('/admin/access-token', {}, { cookie: second.refreshCookie ?? '' });
      const me = await fetch(`${cms.url}/admin/users/me`, {
        headers: { authorization: `Bearer ${tokenIn(renewed)}` },
      });
      expect(me.status).toBe(200);
    });
    expect(entries.map(({ content, address }) => [content.action, address])).toEqual([
      ['account.signed-in', '203.0.113.9'],
    ]);
    expect(entries[0]?.content).toMatchObject({
      actor: { accountId: id },
      detail: { secondStep: 'time-code' },
    });
    // Neither the challenge nor the code is good again.
    expect((await ask('/accounts/second-step', { challenge, code })).status).toBe(401);
    const again = challengeIn(await login(email));
    expect(
      (await ask('/accounts/second-step', { ...again, requirement: undefined, code })).status,
    ).toBe(400);
  });

  test('many who show one code at once are let in once', async () => {
    forgetUsedCodes();
    const code = totpAt(secret, new Date());
    const challenges = [];
    for (let count = 0; count < 4; count += 1)
      challenges.push(challengeIn(await login(email)).challenge);
    forgetAttempts();
    const answers = await Promise.all(
      challenges.map((challenge) => ask('/accounts/second-step', { challenge, code })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is let in by a recovery code once', async () => {
    const [code = ''] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    const statuses = [];
    for (let count = 0; count < 2; count += 1) {
      const { challenge } = challengeIn(await login(email));
      const typed = ` ${code.toUpperCase().replace('-', ' ')} `;
      statuses.push((await ask('/accounts/second-step', { challenge, code: typed })).status);
    }
    expect(statuses).toEqual([200, 400]);
  });

  test('gets no session for a new password that was sent by e-mail either', async () => {
    await ask('/admin/forgot-password', { email });
    let resetPasswordToken = '';
    await eventually(async () => {
      const read = `SELECT reset_password_token FROM admin_users WHERE id = ${id}`;
      [resetPasswordToken = ''] = select(read);
      expect(resetPasswordToken.length).toBeGreaterThan(10);
    });
    const given = { resetPasswordToken, password: NEW_PASSWORD };
    const reset = await ask('/admin/reset-password', given);
    expectNoSession(reset);
    expect(sessionCount(id)).toBe(0);
    forgetUsedCodes();
    const { challenge } = challengeIn(reset);
    const code = totpAt(secret, new Date());
    expect(tokenIn(await ask('/accounts/second-step', { challenge, code }))).toMatch(/./);
    await administrator('PUT', `/admin/users/${id}`, { password: PASSWORD });
  });

  test('keeps its secret and its codes unreadable in the database', () => {
    const kept = [
      'SELECT secret FROM accounts_states',
      'SELECT code_hash FROM accounts_recovery_codes',
      'SELECT token_hash FROM accounts_challenges',
      'SELECT content FROM audit_log_entries',
    ].flatMap(select);
    for (const text of [secret, ...recoveryCodes]) expect(kept.join('\n')).not.toContain(text);
  });

  test('is freed by an administrator, and its sessions end', async () => {
    forgetUsedCodes();
    const { challenge } = challengeIn(await login(email));
    const second = await ask('/accounts/second-step', {
      challenge,
      code: totpAt(secret, new Date()),
    });
    const editor = await cms.signIn('editor');
    const reset = `/accounts/people/${id}/two-factor/reset`;
    expect((await editor('POST', reset)).status).toBe(403);
    const entries = await recordedBy(administrator, () => administrator('POST', reset));
    expect(entries.map(({ content }) => content.action)).toEqual([
      'account.sessions-ended',
      'account.two-factor-reset',
    ]);
    const stale = { token: tokenIn(second) };
    expect((await ask('/accounts/own/recovery-codes', { code: '0' }, stale)).status).toBe(401);
    expect(tokenIn(await login(email))).toMatch(/./);
  });
});

describe('a role that demands two-factor sign-in', () => {
  const email = 'lanh-dao@example.vn';

  test('lets nobody in who has not set it up, after an invitation too', async () => {
    const id = await invite(email, 'congkhai-approver');
    const read = `SELECT registration_token FROM admin_users WHERE id = ${id}`;
    const [registrationToken] = select(read);
    const userInfo = { firstname: 'Bình', lastname: 'Trần', password: PASSWORD };
    const registered = await ask('/admin/register', { registrationToken, userInfo });
    expectNoSession(registered);
    const signedIn = await login(email);
    expectNoSession(signedIn);
    expect(sessionCount(id)).toBe(0);

    const { challenge, requirement } = challengeIn(signedIn);
    expect(requirement).toBe('enrolment');
    const begun = await ask('/accounts/second-step/enrolment', { challenge });
    const { secret, uri } = EnrolmentAnswerSchema.parse(begun.body).data;
    expect(uri).toContain('otpauth://totp/C%C3%B4ng%20Khai:lanh-dao%40example.vn?');
    expect((await ask('/accounts/second-step', { challenge, code: '000000' })).status).toBe(400);
    const code = totpAt(secret, new Date());
    const second = await ask('/accounts/second-step', { challenge, code });
    expect(RecoveryCodesAnswerSchema.parse(second.body).data.recoveryCodes).toHaveLength(10);
    const token = tokenIn(second);
    expect((await ask('/accounts/own/two-factor/removal', { code }, { token })).status).toBe(403);
  });
});

describe('whoever guesses passwords', () => {
  const WRONG = { password: 'Sai-mat-khau-2026' };
  const NOBODY = 'khong-co-ai@example.vn';

  test.each([
    ['an account', ACCOUNTS.editor],
    ['an address without an account', NOBODY],
  ])('of %s gets five tries from wherever, one answer, and then waits', async (_, email) => {
    const answers: SignInAnswer[] = [];
    const entries = await recordedBy(administrator, async () => {
      for (let count = 0; count < 5; count += 1)
        answers.push(await login(email, { ...WRONG, address: `198.51.100.${count}` }));
    });
    // That an address waits which is nobody's is told too, but not which one.
    expect(entries.filter(({ content }) => content.action === 'account.locked')).toEqual([
      expect.objectContaining({
        address: '198.51.100.4',
        content: expect.objectContaining({
          subject: email === NOBODY ? null : expect.objectContaining({ title: 'Biên tập viên' }),
          detail: { failureCount: 5, waitSeconds: 30 },
        }),
      }),
    ]);
    const body = { error: { message: 'Invalid credentials' } };
    for (const answer of answers) expect(answer).toMatchObject({ status: 400, body });
    const sixth = await login(email, { address: '192.0.2.1' });
    expect(sixth.status).toBe(429);
    expect(sixth.retryAfter).toBeGreaterThan(0);
    expect(sixth.retryAfter).toBeLessThanOrEqual(30);
  });

  test('goes on waiting when the CMS was killed and started again', async () => {
    for (let count = 0; count < 5; count += 1) await login(NOBODY, WRONG);
    // Five more failures, so that the wait is longer than a start.
    change('UPDATE accounts_attempts SET failure_count = 10');
    await cms.kill();
    await cms.startAgain();
    const refused = await login(NOBODY);
    expect(refused.status).toBe(429);
    expect(refused.retryAfter).toBeGreaterThan(600);
    forgetAttempts();
    administrator = await cms.signIn('administrator');
  });

  test('does not get more tries by trying many at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login('nhieu-luot@example.vn', WRONG)),
    );
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test('from one network is slowed down, whatever addresses he invents; others are not', async () => {
    const statuses = [];
    for (let count = 0; count < 31; count += 1)
      statuses.push((await login(`nguoi-${count}@example.vn`, WRONG)).status);
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 400), 429]);
    expect((await login(ACCOUNTS.editor, { address: '192.0.2.7' })).status).toBe(200);
  });

  test('leaves no address in the database', async () => {
    await login('dau-vet@example.vn', { ...WRONG, address: '192.0.2.200' });
    const kept = select('SELECT attempt_key FROM accounts_attempts');
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(kept).toEqual([hash, hash]);
  });

  test('and codes with a right password is stopped likewise', async () => {
    const email = 'do-ma@example.vn';
    await makeAccount(email, 'congkhai-editor');
    await enrol(email);
    forgetAttempts();
    const { challenge } = challengeIn(await login(email));
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await ask('/accounts/second-step', { challenge, code: '000000' })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 429]);
    expect((await login(email)).status).toBe(429);
  });
});

describe('in a browser', () => {
  const email = 'trinh-duyet@example.vn';
  const screen = { width: 1_280, height: 900 };
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    await makeAccount(email, 'congkhai-editor');
  });
  afterAll(() => browser?.close());

  test('a person turns two-factor sign-in on, and signs in with it', async () => {
    const person = { adminUrl: cms.url, email, password: PASSWORD, screen };
    const page = await signInTo(browser, person);
    await page.goto(`${cms.url}/admin/plugins/accounts`);
    const secret = await turnOnTwoFactor(page, PASSWORD);
    await page.context().close();
    forgetUsedCodes();
    await signInWithCode(browser, { ...person, secret });
  });

  test('an administrator reviews accounts, and gives one a last day', () =>
    reviewAccounts(browser, cms.url, 'Biên tập viên'));
});
