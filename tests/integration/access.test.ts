import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { CmsClient } from '../helpers/cms-process';
import { ACCOUNTS, PASSWORD, SECRET } from '../helpers/cms-process';
import { startCmsWithRoutes } from '../helpers/cms-routes';
import { OPEN_ROUTES, ROUTES_OF_EVERYONE } from '../helpers/open-routes';

const PLUGINS = join(__dirname, '../../cms/src/plugins');
const NeedsPermissionSchema = z.object({
  name: z.literal('admin::hasPermissions'),
  config: z.object({ actions: z.array(z.unknown()).min(1) }),
});
const RouteSchema = z.object({
  method: z.string(),
  path: z.string(),
  config: z.object({ policies: z.array(z.unknown()) }),
});
const RoutersSchema = z.record(
  z.string(),
  z.object({ type: z.string(), routes: z.array(RouteSchema) }),
);
const PluginSchema = z.object({ default: z.object({ routes: RoutersSchema.default({}) }) });
const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const PermissionsSchema = z.object({
  data: z.array(
    z.object({
      action: z.string(),
      subject: z.string().nullable(),
      properties: z.object({ fields: z.array(z.string()).optional() }),
    }),
  ),
});

const InvitedSchema = z.object({ data: z.object({ registrationToken: z.string() }) });
const RoleSchema = z.object({ data: z.object({ id: z.number() }) });

const ARTICLES = '/content-manager/collection-types/plugin::newsroom.article';
const DRAFT_TITLE = 'Bản nháp chưa ai duyệt';
/** Ways by which Strapi is known to give content away, with the answer that somebody outside gets. */
const OUTSIDE: [address: string, status: number][] = [
  ['/api/articles', 404],
  ['/api/articles?status=draft&populate=*', 404],
  ['/api/articles?locale=en&filters[createdBy][password][$startsWith]=$2', 404],
  ['/api/newsroom/articles?status=draft', 404],
  ['/api/newsroom/articles/abc?populate[createdBy]=*', 404],
  ['/api/administrative-units/units', 404],
  ['/api/scorecards/scorecards?status=draft', 404],
  ['/api/users', 404],
  ['/api/auth/local', 404],
  ['/api/users-permissions/roles', 404],
  ['/api/upload/files', 401],
  ['/api/upload/files/1', 401],
  ['/api/i18n/locales', 401],
  ['/api/content-type-builder/content-types', 401],
  ['/graphql?query={articles{title}}', 404],
  ['/mcp', 404],
  ['/documentation', 404],
  [`${ARTICLES}?status=draft`, 401],
  ['/content-manager/preview/url/plugin::newsroom.article', 401],
  ['/upload/files', 401],
  ['/newsroom/trash', 401],
];

/** Every route of our own plugins, as the built packages declare them. */
function ourRoutes() {
  return readdirSync(PLUGINS).flatMap((plugin) => {
    const loaded: unknown = jest.requireActual(join(PLUGINS, plugin, 'dist/server/index.js'));
    const { routes } = PluginSchema.parse(loaded).default;
    return Object.values(routes).flatMap((router) =>
      router.routes.map((route) => ({ ...route, type: router.type, plugin })),
    );
  });
}

let cms: Awaited<ReturnType<typeof startCmsWithRoutes>>;
let administrator: CmsClient;
beforeAll(async () => {
  cms = await startCmsWithRoutes();
  administrator = await cms.signIn('administrator');
  expect((await administrator('POST', ARTICLES, { title: DRAFT_TITLE })).status).toBe(201);
});
afterAll(() => cms?.stop());

async function permissionsOf(code: string) {
  const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
  const id = roles.find((role) => role.code === code)?.id;
  const answer = await administrator('GET', `/admin/roles/${id}/permissions`);
  return PermissionsSchema.parse(answer.body).data.map(({ action, subject, properties }) => ({
    what: `${action.replace('plugin::content-manager.explorer.', '')} ${subject ?? ''}`.trim(),
    fields: properties.fields,
  }));
}
const whats = async (code: string) => (await permissionsOf(code)).map(({ what }) => what).sort();

async function aPersonWithoutPermissions(): Promise<CmsClient> {
  const name = 'Không quyền';
  const role = await administrator('POST', '/admin/roles', { name, description: name });
  const made = await administrator('POST', '/admin/users', {
    firstname: name,
    email: 'khong-quyen@example.vn',
    roles: [RoleSchema.parse(role.body).data.id],
  });
  const { registrationToken } = InvitedSchema.parse(made.body).data;
  const userInfo = { firstname: name, password: PASSWORD };
  await cms.connect()('POST', '/admin/register', { registrationToken, userInfo });
  return cms.signInAs('khong-quyen@example.vn');
}

/** The only routes outside the admin: the commands of the machine ask them, with the token that the CMS and the functions share. */
const isInternal = ({ type, plugin, path }: ReturnType<typeof ourRoutes>[number]) =>
  type === 'content-api' && plugin === 'publishing' && path.startsWith('/internal/');

/** What a signed link to a draft leads to, for whoever has one (docs/decisions/0025-preview-of-drafts.md). */
const isOfLink = ({ plugin, path }: ReturnType<typeof ourRoutes>[number]) =>
  plugin === 'newsroom' && path.startsWith('/previews/:token');

/** What signing in takes, and what people do with their own way to sign in: the lists of the walk below name each of them. */
const isOfSignIn = ({ plugin, path }: ReturnType<typeof ourRoutes>[number]) =>
  plugin === 'accounts' && /^\/(second-step|own)(\/|$)/.test(path);

test('every route of our plugins is for the admin and names a permission of its plugin', () => {
  const routes = ourRoutes().filter(
    (route) => !isInternal(route) && !isOfLink(route) && !isOfSignIn(route),
  );
  expect(routes.length).toBeGreaterThan(2);
  for (const { type, plugin, method, path, config } of routes) {
    const address = `${method} /${plugin}${path}`;
    expect([address, type]).toEqual([address, 'admin']);
    expect(config.policies).toContainEqual('admin::isAuthenticatedAdmin');
    const needed = config.policies.flatMap((policy) => {
      const parsed = NeedsPermissionSchema.safeParse(policy);
      return parsed.success ? parsed.data.config.actions : [];
    });
    // Of its own, or of a content type of its own in the Content Manager.
    const isOwn = (action: unknown) => JSON.stringify(action).includes(`"plugin::${plugin}.`);
    expect([address, needed.filter(isOwn).length > 0]).toEqual([address, true]);
  }
});

test('nobody who has not signed in gets an answer, but to what signing in takes', async () => {
  const nobody = cms.connect();
  const routes = await cms.listRoutes();
  expect(routes.length).toBeGreaterThan(200);
  const answers = await Promise.all(
    routes.map(async ({ method, path, address }) => {
      const { status } = await nobody(method, address);
      return `${method} ${path} ${status}`;
    }),
  );
  expect(answers.filter((answer) => !answer.endsWith(' 401')).sort()).toEqual(OPEN_ROUTES);
  const walked = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  for (const route of ourRoutes()) {
    const prefix = isInternal(route) ? `/api/${route.plugin}` : `/${route.plugin}`;
    expect(walked).toContain(`${route.method} ${prefix}${route.path}`);
  }
});

test('Strapi is left without API tokens and without its own roles', async () => {
  const tokens = await administrator('GET', '/admin/api-tokens');
  expect(tokens.body).toMatchObject({ data: [] });
  const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
  expect(roles.map(({ code }) => code).sort()).toEqual([
    'congkhai-administrator',
    'congkhai-appraiser',
    'congkhai-approver',
    'congkhai-editor',
    'congkhai-unit',
    'strapi-super-admin',
  ]);
});

test('an account without permissions gets nothing from our routes, and little from those of Strapi', async () => {
  const stranger = await aPersonWithoutPermissions();
  const plugins = readdirSync(PLUGINS);
  const routes = (await cms.listRoutes()).flatMap(({ method, path, address }) => {
    const [, prefix = ''] = path.split('/');
    const isOurs = plugins.includes(prefix);
    // Strapi's own are only read: the account must not sign itself out.
    const isAsked =
      isOurs || (method === 'GET' && /^(admin|content-|upload|i18n|email)/.test(prefix));
    return isAsked ? [{ method, path, address }] : [];
  });
  const answers = await Promise.all(
    routes.map(async ({ method, path, address }) => {
      const { status } = await stranger(method, address);
      return `${method} ${path} ${status}`;
    }),
  );
  const answered = answers.filter((answer) => !answer.endsWith(' 403'));
  expect(answered.filter((each) => !OPEN_ROUTES.includes(each)).sort()).toEqual(ROUTES_OF_EVERYONE);
  const recent = await stranger('GET', '/content-manager/homepage/recent-documents?action=update');
  expect(recent).toEqual({ status: 200, body: { data: [] } });
});

test('content is not to be had outside the admin, neither drafts nor what is published', async () => {
  const nobody = cms.connect();
  for (const [address, status] of OUTSIDE) {
    const answer = await nobody('GET', address);
    expect([address, answer.status]).toEqual([address, status]);
    expect(JSON.stringify(answer.body)).not.toContain(DRAFT_TITLE);
  }
});

test('an editor writes and publishes articles, and has nothing to do with scores or accounts', async () => {
  expect(await whats('congkhai-editor')).toEqual([
    'create plugin::newsroom.article',
    'create plugin::newsroom.legal-document',
    'create plugin::newsroom.tag',
    'plugin::audience.curate',
    'plugin::audience.read',
    'plugin::publishing.links.propose',
    'plugin::publishing.links.read',
    'plugin::publishing.read',
    'plugin::upload.assets.create',
    'plugin::upload.assets.download',
    'plugin::upload.assets.update',
    'plugin::upload.read',
    'publish plugin::newsroom.article',
    'read plugin::administrative-units.unit',
    'read plugin::newsroom.article',
    'read plugin::newsroom.category',
    'read plugin::newsroom.legal-document',
    'read plugin::newsroom.tag',
    'update plugin::newsroom.article',
    'update plugin::newsroom.legal-document',
    'update plugin::newsroom.tag',
  ]);
  const editor = await cms.signIn('editor');
  const scorecards = '/content-manager/collection-types/plugin::scorecards.scorecard';
  expect((await editor('GET', scorecards)).status).toBe(403);
  expect((await editor('POST', '/publishing/queue/retry')).status).toBe(403);
  expect((await editor('GET', '/admin/users')).status).toBe(403);
});

test.each([
  ['an appraiser', 'congkhai-appraiser', 'update plugin::scorecards.scorecard', ['note']],
  ['an approver', 'congkhai-approver', 'update plugin::scorecards.period', ['stage']],
])('%s changes these fields and no other', async (_, code, what, fields) => {
  const permissions = await permissionsOf(code);
  const updates = permissions.filter((permission) => permission.what.startsWith('update '));
  expect(updates.map((update) => ({ ...update, fields: update.fields?.sort() }))).toEqual([
    { what, fields },
  ]);
  expect(permissions.filter(({ what: each }) => /^(create|delete) /.test(each))).toEqual([]);
});

test('only the approver approves and publishes a period, and only the administrator manages accounts', async () => {
  const codes = [
    'congkhai-unit',
    'congkhai-editor',
    'congkhai-appraiser',
    'congkhai-approver',
    'congkhai-administrator',
  ];
  const holdersOf = async (pattern: RegExp) => {
    const all = await Promise.all(codes.map(async (code) => ({ code, list: await whats(code) })));
    return all
      .filter(({ list }) => list.some((what) => pattern.test(what)))
      .map(({ code }) => code);
  };
  expect(await holdersOf(/^plugin::scorecards\.period\.approve$/)).toEqual(['congkhai-approver']);
  expect(await holdersOf(/^plugin::scorecards\.period\.publish$/)).toEqual(['congkhai-approver']);
  expect(await holdersOf(/^plugin::scorecards\.period\.correct$/)).toEqual(['congkhai-approver']);
  expect(await holdersOf(/^admin::users\./)).toEqual(['congkhai-administrator']);
  expect(await holdersOf(/unit-accounts/)).toEqual(['congkhai-administrator']);
});

test('a unit assesses itself, and has nothing to do with any form of the Content Manager', async () => {
  expect(await whats('congkhai-unit')).toEqual([
    'plugin::scorecards.read',
    'plugin::scorecards.scores.self-assess',
  ]);
});

test('nothing that proves who somebody is stands in the log, whatever failed', async () => {
  const wrong = 'Mat-khau-sai-0192837465';
  const token = 'token-0192837465';
  const answers = await Promise.all([
    cms.connect()('POST', '/admin/login', { email: ACCOUNTS.administrator, password: wrong }),
    cms.connect()('POST', '/admin/reset-password', { resetPasswordToken: token, password: wrong }),
    cms.connect()('POST', '/admin/register', {
      registrationToken: token,
      userInfo: { password: wrong },
    }),
    administrator('PUT', '/admin/users/me', { password: wrong, currentPassword: wrong }),
    // Strapi answers this one with 500 and logs the error.
    administrator('GET', '/admin/license-trial-time-left'),
  ]);
  expect(answers.every(({ status }) => status >= 400)).toBe(true);
  const log = await cms.readLog();
  expect(log).toContain('trial time left for your license');
  for (const secret of [SECRET, PASSWORD, wrong, token, 'eyJhbGciOi', 'Bearer '])
    expect(log).not.toContain(secret);
});
