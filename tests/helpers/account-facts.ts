import { EnrolmentAnswerSchema } from '@congkhai/shared/contracts/accounts-admin';
import { daysBefore, localDayOf } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import { recordedBy } from './audit-log';
import { type CmsAnswer, type CmsClient, PASSWORD } from './cms-process';
import type { IndexOffice } from './index-office';
import { askAt, challengeIn, tokenIn } from './sign-in';
import { totpAt } from './totp';

const ANOTHER_PASSWORD = 'Song-chay-qua-cau-9';
const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const SessionsSchema = z.object({
  data: z.array(z.object({ id: z.string(), current: z.boolean() })),
});
const CountedSchema = z.tuple([z.object({ count: z.coerce.number() })]);

const statusOf = async (answer: Promise<CmsAnswer>) => (await answer).status;
const me = (client: CmsClient) => statusOf(client('GET', '/admin/users/me'));

/** What holds for sessions and accounts on every database. `officeOf` gives the CMS of the test file. */
export function describeAccounts(officeOf: () => IndexOffice): void {
  const ask = (path: string, body: object, options = {}) =>
    askAt(`${officeOf().cms.url}${path}`, body, options);
  const login = (email: string, password = PASSWORD) => ask('/admin/login', { email, password });
  const recorded = (act: () => Promise<unknown>) => recordedBy(officeOf().administrator, act);
  const summary = (entries: Awaited<ReturnType<typeof recorded>>) =>
    entries.map(({ content }) => [content.action, content.detail.reason ?? null]);
  const manage = (id: number, path: string, method = 'POST', body: object = {}) =>
    officeOf().administrator(method, `/accounts/people/${id}/${path}`, body);
  const rowsOf = async (accountId: number) =>
    CountedSchema.parse(
      await officeOf().query(
        `SELECT COUNT(*) AS count FROM strapi_sessions WHERE user_id = '${accountId}'`,
      ),
    )[0].count;

  describe('sessions of an account', () => {
    test('are three at most: a fourth ends the oldest, and no renewed one in its place', async () => {
      const { userId, email, send } = await officeOf().hire('congkhai-editor');
      // Hiring has signed in twice: by the invitation, and by the password.
      const third = await login(email);
      const renewed = await ask('/admin/access-token', {}, { cookie: third.refreshCookie ?? '' });
      expect(renewed.status).toBe(200);
      const entries = await recorded(() => login(email));
      expect(summary(entries)).toEqual([
        ['account.sessions-ended', 'too-many-sessions'],
        ['account.signed-in', null],
      ]);
      expect(await me(send)).toBe(200);
      await login(email);
      expect(await me(send)).toBe(401);
      expect(
        (await ask('/accounts/own/recovery-codes', {}, { token: tokenIn(renewed) })).status,
      ).toBe(400);
      expect(await rowsOf(userId)).toBe(4);
    });

    test('are seen and ended by their own person, with all tokens that they have used up', async () => {
      const { userId, email, send } = await officeOf().hire('congkhai-editor');
      const other = await login(email);
      const renewed = await ask('/admin/access-token', {}, { cookie: other.refreshCookie ?? '' });
      const sessions = SessionsSchema.parse((await send('GET', '/admin/users/me/sessions')).body);
      expect(sessions.data).toHaveLength(3);
      const entries = await recorded(async () => {
        for (const { id } of sessions.data.filter(({ current }) => !current))
          expect((await send('DELETE', `/admin/users/me/sessions/${id}`)).status).toBe(200);
      });
      expect(summary(entries)).toEqual([
        ['account.sessions-ended', 'ended-by-hand'],
        ['account.sessions-ended', 'ended-by-hand'],
      ]);
      for (const token of [tokenIn(other), tokenIn(renewed)])
        expect((await ask('/accounts/own/recovery-codes', {}, { token })).status).toBe(401);
      expect(await me(send)).toBe(200);
      expect(await rowsOf(userId)).toBe(1);
    });

    test('of another are ended by an administrator, and by nobody else', async () => {
      const { userId, send } = await officeOf().hire('congkhai-editor');
      const colleague = await officeOf().hire('congkhai-approver');
      const path = `/accounts/people/${userId}/sessions/end`;
      expect(await statusOf(colleague.send('POST', path))).toBe(403);
      const entries = await recorded(() => manage(userId, 'sessions/end'));
      expect(entries.map(({ content }) => content)).toEqual([
        expect.objectContaining({
          action: 'account.sessions-ended',
          detail: { reason: 'ended-by-hand', count: 2 },
        }),
      ]);
      expect(await me(send)).toBe(401);
    });

    test.each([
      ['nobody has used them for long', 'expires_at', 'idle'],
      ['they have lasted as long as one may', 'absolute_expires_at', 'too-long'],
    ])('end when %s', async (_, column, reason) => {
      const { userId, email, send } = await officeOf().hire('congkhai-editor');
      await officeOf().query(
        `UPDATE strapi_sessions SET ${column} = created_at WHERE user_id = '${userId}'`,
      );
      expect(await me(send)).toBe(401);
      const entries = await recorded(() => login(email));
      expect(summary(entries)).toEqual([
        ['account.sessions-ended', reason],
        ['account.sessions-ended', reason],
        ['account.signed-in', null],
      ]);
      expect(entries[0]?.content.actor).toEqual({ kind: 'system', name: 'system' });
    });

    test('end everywhere else when their person takes another password', async () => {
      const { email, send } = await officeOf().hire('congkhai-editor');
      const elsewhere = await officeOf().cms.signInAs(email);
      const change = { currentPassword: PASSWORD, password: ANOTHER_PASSWORD };
      const entries = await recorded(() => send('PUT', '/admin/users/me', change));
      expect(summary(entries)).toEqual([
        ['account.sessions-ended', 'password-changed'],
        ['account.password-changed', null],
      ]);
      expect([await me(send), await me(elsewhere)]).toEqual([200, 401]);
    });

    test('end all when somebody else gives another password, or blocks the account', async () => {
      const { userId, send } = await officeOf().hire('congkhai-editor');
      const put = (body: object) => officeOf().administrator('PUT', `/admin/users/${userId}`, body);
      await put({ password: ANOTHER_PASSWORD });
      expect(await me(send)).toBe(401);
      const { userId: id, send: blocked } = await officeOf().hire('congkhai-editor');
      const block = { isActive: false };
      const entries = await recorded(() =>
        officeOf().administrator('PUT', `/admin/users/${id}`, block),
      );
      expect(summary(entries)).toContainEqual(['account.sessions-ended', 'account-blocked']);
      await officeOf().administrator('PUT', `/admin/users/${id}`, { isActive: true });
      expect(await me(blocked)).toBe(401);
    });

    test('end everywhere else when two-factor sign-in is turned on', async () => {
      const { email } = await officeOf().hire('congkhai-editor');
      const token = tokenIn(await login(email));
      const begun = await ask('/accounts/own/two-factor', { password: PASSWORD }, { token });
      const code = totpAt(EnrolmentAnswerSchema.parse(begun.body).data.secret, new Date());
      const entries = await recorded(() =>
        ask('/accounts/own/two-factor/confirmation', { code }, { token }),
      );
      expect(summary(entries)).toContainEqual(['account.sessions-ended', 'two-factor-enabled']);
      expect((await ask('/accounts/own/recovery-codes', {}, { token })).status).toBe(400);
      expect(challengeIn(await login(email)).requirement).toBe('code');
    });
  });

  describe('an account for a limited time', () => {
    const today = localDayOf(new Date());
    const yesterday = localDayOf(daysBefore(new Date(), 1));
    const EXPIRED = 'Tài khoản này đã hết hạn sử dụng. Hãy liên hệ quản trị viên.';

    test('is good on its last day; after it neither the password nor open sessions are', async () => {
      const { userId, email, send } = await officeOf().hire('congkhai-editor');
      expect((await manage(userId, 'expiry', 'PUT', { expiresOn: today })).status).toBe(200);
      expect(await me(send)).toBe(200);
      // The day passes: nobody does anything.
      await officeOf().query(
        `UPDATE accounts_states SET expires_on = '${yesterday}' WHERE account_id = ${userId}`,
      );
      const refused = { status: 401, body: { error: { message: EXPIRED } } };
      expect(await send('GET', '/admin/users/me')).toMatchObject(refused);
      const entries = await recorded(async () => {
        expect(await login(email)).toMatchObject({ ...refused, refreshCookie: null });
      });
      expect(summary(entries)).toEqual([['account.sign-in-failed', EXPIRED]]);
      const wrong = await login(email, 'Sai-mat-khau-2026');
      expect(wrong.body).toMatchObject({ error: { message: 'Invalid credentials' } });
    });

    test('cannot renew a session, and gets its own back when the day is moved', async () => {
      const { userId, email } = await officeOf().hire('congkhai-editor');
      const cookie = (await login(email)).refreshCookie ?? '';
      const entries = await recorded(() =>
        manage(userId, 'expiry', 'PUT', { expiresOn: yesterday }),
      );
      expect(summary(entries)).toEqual([
        ['account.expiry-changed', null],
        ['account.sessions-ended', 'account-expired'],
      ]);
      expect((await ask('/admin/access-token', {}, { cookie })).status).toBe(401);
      await manage(userId, 'expiry', 'PUT', { expiresOn: null });
      expect((await ask('/admin/access-token', {}, { cookie })).status).toBe(401);
      expect((await login(email)).status).toBe(200);
    });

    test.each([
      ['no day', { expiresOn: '2026-02-30' }],
      ['nothing', {}],
    ])('is not made by %s', async (_, body) => {
      const { userId } = await officeOf().hire('congkhai-editor');
      expect((await manage(userId, 'expiry', 'PUT', body)).status).toBe(400);
    });

    test('is made by another administrator, and a super administrator one by no other', async () => {
      const { userId, send } = await officeOf().hire('congkhai-administrator');
      const set = (id: number) =>
        statusOf(send('PUT', `/accounts/people/${id}/expiry`, { expiresOn: today }));
      const { userId: superId } = await officeOf().hire('strapi-super-admin');
      const { userId: editorId } = await officeOf().hire('congkhai-editor');
      expect(await Promise.all([set(userId), set(superId), set(editorId)])).toEqual([
        403, 403, 200,
      ]);
    });
  });

  describe('whoever manages accounts without being a super administrator', () => {
    const SUPER = 'strapi-super-admin';
    const idOf = async (code: string) => {
      const { body } = await officeOf().administrator('GET', '/admin/roles');
      return RolesSchema.parse(body).data.find((role) => role.code === code)?.id;
    };
    test.each([
      ['password', { password: ANOTHER_PASSWORD }],
      ['address', { email: 'cua-toi@example.vn' }],
      ['roles', 'roles'],
      ['state', { isActive: false }],
    ])('cannot change the %s of one who is', async (_, change) => {
      const { send } = await officeOf().hire('congkhai-administrator');
      const { userId, email } = await officeOf().hire(SUPER);
      const body = typeof change === 'string' ? { roles: [await idOf('congkhai-unit')] } : change;
      expect(await send('PUT', `/admin/users/${userId}`, body)).toMatchObject({
        status: 403,
        body: { error: { message: expect.stringContaining('quản trị cấp cao nhất') } },
      });
      expect((await login(email)).status).toBe(200);
    });

    test('cannot make one, of himself or of anybody, nor delete one', async () => {
      const { send, userId } = await officeOf().hire('congkhai-administrator');
      const { userId: superId } = await officeOf().hire(SUPER);
      const { userId: editorId } = await officeOf().hire('congkhai-editor');
      const roles = [await idOf(SUPER)];
      const person = { email: 'bu-nhin@example.vn', firstname: 'Bù', lastname: 'Nhìn' };
      const tries: [string, string, object?][] = [
        ['PUT', `/admin/users/${userId}`, { roles }],
        ['PUT', `/admin/users/${editorId}`, { roles: roles.map(String) }],
        ['POST', '/admin/users', { ...person, roles }],
        ['DELETE', `/admin/users/${superId}`],
        ['POST', '/admin/users/batch-delete', { ids: [editorId, superId] }],
        // Nor another role of his own, or more permissions for the one he has.
        ['PUT', `/admin/users/${userId}`, { roles: [await idOf('congkhai-approver')] }],
      ];
      const answers = [];
      for (const [method, path, body] of tries)
        answers.push([method, path, (await send(method, path, body)).status]);
      expect(answers).toEqual(tries.map(([method, path]) => [method, path, 403]));
    });

    test('goes on with everybody else, and with the rest of his own account', async () => {
      const { send, userId } = await officeOf().hire('congkhai-administrator');
      const { userId: editorId } = await officeOf().hire('congkhai-editor');
      const approver = [await idOf('congkhai-approver')];
      const own = [await idOf('congkhai-administrator')];
      const put = (id: number, body: object) => statusOf(send('PUT', `/admin/users/${id}`, body));
      expect(await put(editorId, { roles: approver, firstname: 'Bình' })).toBe(200);
      expect(await put(userId, { roles: own, firstname: 'Chi' })).toBe(200);
      expect(await statusOf(send('DELETE', `/admin/users/${editorId}`))).toBe(200);
    });
  });

  describe('a new password', () => {
    test.each([
      ['Ngan-11-chu', 'ít nhất 12 ký tự'],
      ['Matkhau@2026!', 'quá phổ biến'],
    ])('%s is refused in words at its field', async (password, words) => {
      const answer = await officeOf().administrator('PUT', '/admin/users/2', { password });
      const message = expect.stringContaining(words);
      const errors = [{ path: ['password'], message, name: 'ValidationError' }];
      expect(answer).toMatchObject({ status: 400, body: { error: { details: { errors } } } });
    });
  });
}
