import * as z from 'zod';
import { contentsIn, listEntries, recordedBy, selectIn } from '../helpers/audit-log';
import {
  ACCOUNTS,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from '../helpers/cms-process';
import { BODY, COLLECTIONS, documentOf, paragraph, text } from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;
const NEW_PASSWORD = 'Song-chay-qua-cau-9';
const IdSchema = z.object({ data: z.object({ id: z.coerce.number() }) });
const TokenSchema = z.object({ data: z.object({ id: z.number(), accessKey: z.string() }) });
const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });

let cms: CmsProcess;
let administrator: CmsClient;
let editor: CmsClient;
beforeAll(async () => {
  cms = await startCmsProcess();
  administrator = await cms.signIn('administrator');
  editor = await cms.signIn('editor');
});
afterAll(() => cms?.stop());

const recorded = (act: () => Promise<unknown>) => recordedBy(administrator, act);
const actionsOf = async (act: () => Promise<unknown>) =>
  (await recorded(act)).map(({ content }) => content.action);
const idOf = async (answer: Promise<{ body: unknown }>) =>
  IdSchema.parse((await answer).body).data.id;
const roleId = async (code: string) => {
  const { body } = await administrator('GET', '/admin/roles');
  return RolesSchema.parse(body).data.find((role) => role.code === code)?.id;
};
const EDITOR = {
  kind: 'account',
  accountId: 2,
  name: 'Biên tập viên',
  email: ACCOUNTS.editor,
  roles: ['congkhai-editor'],
};

describe('an article', () => {
  let documentId: string;

  test('is created, changed, published, withdrawn and deleted in one entry each', async () => {
    const entries = await recorded(async () => {
      const created = await editor('POST', ARTICLES, { title: 'Chỉ số năm 2022', body: BODY });
      documentId = documentOf(created).documentId;
      await editor('PUT', `${ARTICLES}/${documentId}`, {
        title: 'Chỉ số năm 2023',
        body: [paragraph(text('Đạt 86,10 điểm.'))],
      });
      // Strapi saves before it publishes: nothing has changed, so that is no entry.
      await editor('POST', `${ARTICLES}/${documentId}/actions/publish`, {
        title: 'Chỉ số năm 2023',
      });
      await editor('POST', `${ARTICLES}/${documentId}/actions/unpublish`, {});
      await administrator('DELETE', `${ARTICLES}/${documentId}`);
    });
    expect(entries.map(({ content }) => content.action)).toEqual([
      'article.created',
      'article.updated',
      'article.published',
      'article.unpublished',
      'article.deleted',
    ]);
    const [, updated] = entries;
    expect(updated?.content).toMatchObject({
      actor: EDITOR,
      subject: {
        uid: 'plugin::newsroom.article',
        documentId,
        locale: 'vi',
        title: 'Chỉ số năm 2023',
      },
      addressSha256: null,
    });
    expect(updated?.content.detail.changes).toEqual(
      expect.arrayContaining([
        { field: 'title', before: 'Chỉ số năm 2022', after: 'Chỉ số năm 2023' },
        { field: 'body', before: 'Đạt 85,82 điểm.', after: 'Đạt 86,10 điểm.' },
      ]),
    );
    expect(entries.at(-1)?.content.actor).toMatchObject({ accountId: 1 });
    expect(entries.every(({ content }) => content.subject?.documentId === documentId)).toBe(true);
  });

  test('that is refused leaves no entry', async () => {
    // Strapi creates the draft and publishes it in one transaction: both are taken back.
    const refused = await editor('POST', `${ARTICLES}/actions/publish`, { title: '' });
    expect(refused.status).toBe(400);
    expect(
      await actionsOf(() => editor('POST', `${ARTICLES}/actions/publish`, { title: '' })),
    ).toEqual([]);
  });

  test('published with others at once leaves an entry for each', async () => {
    const ids = await Promise.all(
      ['Một', 'Hai', 'Ba'].map(
        async (title) =>
          documentOf(await editor('POST', ARTICLES, { title, body: BODY })).documentId,
      ),
    );
    const locale = 'vi';
    const actions = await actionsOf(() =>
      editor('POST', `${ARTICLES}/actions/bulkPublish`, { documentIds: ids, locale }),
    );
    expect(actions).toEqual(ids.map(() => 'article.published'));
    const discarded = await actionsOf(async () => {
      const [first = ''] = ids;
      await editor('PUT', `${ARTICLES}/${first}`, { title: 'Một khác' });
      await editor('POST', `${ARTICLES}/${first}/actions/discard`, {});
    });
    expect(discarded).toEqual(['article.updated', 'article.draft-discarded']);
    const deleted = await actionsOf(() =>
      administrator('POST', `${ARTICLES}/actions/bulkDelete`, { documentIds: ids, locale }),
    );
    expect(deleted).toEqual(ids.map(() => 'article.deleted'));
  });
});

describe('an account', () => {
  const email = 'nguoi-moi@example.vn';
  let id: number;

  test('is created, changed, given another password, blocked and deleted in one entry each', async () => {
    const role = await roleId('congkhai-editor');
    const entries = await recorded(async () => {
      id = await idOf(
        administrator('POST', '/admin/users', {
          email,
          firstname: 'An',
          lastname: 'Lê',
          roles: [role],
        }),
      );
      await administrator('PUT', `/admin/users/${id}`, { firstname: 'Bình' });
      await administrator('PUT', `/admin/users/${id}`, { password: NEW_PASSWORD, isActive: true });
      await administrator('PUT', `/admin/users/${id}`, { isActive: false });
      await administrator('DELETE', `/admin/users/${id}`);
    });
    expect(entries.map(({ content }) => content.action)).toEqual([
      'account.created',
      'account.changed',
      'account.unblocked',
      'account.blocked',
      'account.deleted',
    ]);
    expect(entries[1]?.content).toMatchObject({
      subject: { uid: 'admin::user', documentId: String(id), title: 'Lê Bình' },
      detail: { changes: [{ field: 'firstname', before: 'An', after: 'Bình' }] },
    });
    expect(entries[2]?.content.detail.changes).toContainEqual({
      field: 'password',
      isHidden: true,
    });
  });

  test('signs in and out, and fails to, with the address it came from', async () => {
    const signIn = (password: string, address = ACCOUNTS.editor) =>
      cms.connect()('POST', '/admin/login', { email: address, password });
    const entries = await recorded(async () => {
      await signIn(PASSWORD);
      await signIn('Sai-mat-khau-2026');
      await signIn('Sai-mat-khau-2026', 'Mat-khau-go-nham@example.vn');
      const leaving = await cms.signInAs(ACCOUNTS.editor);
      await leaving('POST', '/admin/logout', {});
    });
    expect(
      entries.map(({ content, address }) => [
        content.action,
        content.actor.kind,
        content.subject?.title ?? null,
        address,
      ]),
    ).toEqual([
      ['account.signed-in', 'account', 'Biên tập viên', '127.0.0.1'],
      ['account.sign-in-failed', 'nobody', 'Biên tập viên', '127.0.0.1'],
      ['account.sign-in-failed', 'nobody', null, '127.0.0.1'],
      ['account.signed-in', 'account', 'Biên tập viên', '127.0.0.1'],
      ['account.signed-out', 'account', 'Biên tập viên', null],
    ]);
    editor = await cms.signIn('editor');
  });
});

test('whoever accepts an invitation or resets a password is the one who did it', async () => {
  const email = 'duoc-moi@example.vn';
  const role = await roleId('congkhai-editor');
  const invited = { email, firstname: 'Chi', lastname: 'Trần', roles: [role] };
  const id = await idOf(administrator('POST', '/admin/users', invited));
  const ofAccount = (column: string) =>
    selectIn(cms.databaseFile, `SELECT ${column} FROM admin_users WHERE id = ${id}`).join();
  const visitor = cms.connect();
  const registrationToken = ofAccount('registration_token');
  const registered = await recorded(() =>
    visitor('POST', '/admin/register', {
      registrationToken,
      userInfo: { firstname: 'Chi', lastname: 'Trần', password: NEW_PASSWORD },
    }),
  );
  let resetPasswordToken = '';
  const reset = await recorded(async () => {
    await visitor('POST', '/admin/forgot-password', { email });
    await eventually(async () => {
      resetPasswordToken = ofAccount('reset_password_token');
      expect(resetPasswordToken.length).toBeGreaterThan(10);
    });
    await visitor('POST', '/admin/reset-password', { resetPasswordToken, password: PASSWORD });
  });
  const told = [...registered, ...reset].map(({ content }) => [
    content.action,
    content.actor.kind === 'account' ? content.actor.name : content.actor.kind,
  ]);
  expect(told).toEqual([
    ['account.registered', 'Trần Chi'],
    ['account.signed-in', 'Trần Chi'],
    ['account.password-reset-requested', 'nobody'],
    ['account.password-changed', 'Trần Chi'],
    ['account.sessions-ended', 'nobody'],
    ['account.signed-in', 'Trần Chi'],
  ]);
  for (const secret of [registrationToken, resetPasswordToken])
    expect(contentsIn(cms.databaseFile)).not.toContain(secret);
});

describe('settings', () => {
  test('a role with its permissions, in one entry however many they are', async () => {
    let id = 0;
    const entries = await recorded(async () => {
      id = await idOf(
        administrator('POST', '/admin/roles', { name: 'Thử', description: 'Chỉ để thử' }),
      );
      const permissions = ['plugin::upload.read', 'plugin::audience.read'].map((action) => ({
        action,
        subject: null,
        properties: {},
        conditions: [],
      }));
      await administrator('PUT', `/admin/roles/${id}/permissions`, { permissions });
      await administrator('PUT', `/admin/roles/${id}/permissions`, {
        permissions: permissions.slice(1),
      });
      await administrator('DELETE', `/admin/roles/${id}`);
    });
    expect(entries.map(({ content }) => content.action)).toEqual([
      'role.created',
      'role.permissions-changed',
      'role.permissions-changed',
      'role.deleted',
      'role.permissions-changed',
    ]);
    expect(entries[1]?.content.detail).toMatchObject({ addedCount: 2, removedCount: 0 });
    expect(entries[2]?.content.detail).toMatchObject({
      removed: [{ action: 'plugin::upload.read' }],
      addedCount: 0,
    });
  });

  test('tokens, webhooks, languages and media', async () => {
    const token = await administrator('POST', '/admin/api-tokens', {
      ...{ name: 'Cổng', description: '', type: 'read-only', lifespan: null },
    });
    const { id, accessKey } = TokenSchema.parse(token.body).data;
    const webhook = {
      name: 'Báo tin',
      url: 'https://example.vn/nhan?key=khoa-trong-dia-chi',
      headers: { Authorization: 'Bearer khoa-trong-tieu-de' },
      events: ['entry.create'],
    };
    const webhookId = await idOf(administrator('POST', '/admin/webhooks', webhook));
    await administrator('PUT', `/admin/webhooks/${webhookId}`, {
      ...webhook,
      headers: { Authorization: 'Bearer khoa-khac' },
    });
    await administrator('POST', `/admin/api-tokens/${id}/regenerate`, {});
    await administrator('DELETE', `/admin/api-tokens/${id}`);
    await administrator('POST', '/i18n/locales', {
      code: 'fr',
      name: 'Français',
      isDefault: false,
    });
    await administrator('PUT', '/upload/settings', {
      ...{ sizeOptimization: false, responsiveDimensions: false, autoOrientation: true },
    });
    const actions = (await listEntries(administrator))
      .slice(0, 8)
      .map(({ content }) => content.action)
      .reverse();
    expect(actions).toEqual([
      'api-token.created',
      'webhook.created',
      'webhook.changed',
      'api-token.renewed',
      'api-token.deleted',
      'locale.created',
      // Strapi gives its super admin every language there is.
      'role.permissions-changed',
      'settings.changed',
    ]);
    for (const secret of [accessKey, 'khoa-trong-dia-chi', 'khoa-trong-tieu-de', 'khoa-khac'])
      expect(contentsIn(cms.databaseFile)).not.toContain(secret);
  });
});

test('no password and no hash of one is in any entry', () => {
  const hashes = selectIn(cms.databaseFile, 'SELECT password FROM admin_users');
  const log = contentsIn(cms.databaseFile);
  expect(log.length).toBeGreaterThan(1_000);
  expect(hashes.length).toBeGreaterThan(1);
  for (const secret of [PASSWORD, NEW_PASSWORD, 'Sai-mat-khau-2026', 'Mat-khau-go-nham', ...hashes])
    expect(log).not.toContain(String(secret));
});
