import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type CmsClient, type CmsProcess, startCmsProcess } from '../helpers/cms-process';

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

let cms: CmsProcess;
let administrator: CmsClient;
beforeAll(async () => {
  cms = await startCmsProcess();
  administrator = await cms.signIn('administrator');
}, 120_000);
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

/** The only routes outside the admin: the commands of the machine ask them, with the token that the CMS and the functions share. */
const isInternal = ({ type, plugin, path }: ReturnType<typeof ourRoutes>[number]) =>
  type === 'content-api' && plugin === 'publishing' && path.startsWith('/internal/');

test('every route of our plugins is for the admin and names the permission it needs', () => {
  const routes = ourRoutes().filter((route) => !isInternal(route));
  expect(routes.length).toBeGreaterThan(2);
  for (const route of routes) {
    expect(route.type).toBe('admin');
    expect(route.config.policies).toContainEqual('admin::isAuthenticatedAdmin');
    const needed = route.config.policies.flatMap((policy) => {
      const parsed = NeedsPermissionSchema.safeParse(policy);
      return parsed.success ? parsed.data.config.actions : [];
    });
    expect(needed).not.toEqual([]);
  }
});

test('nobody who has not signed in gets an answer from them, nor from any content API', async () => {
  const nobody = cms.connect();
  for (const route of ourRoutes()) {
    const { method, path, plugin } = route;
    const prefix = isInternal(route) ? `/api/${plugin}` : `/${plugin}`;
    const address = `${prefix}${path.replace(/:\w+/g, 'abc')}`;
    expect([address, (await nobody(method, address)).status]).toEqual([address, 401]);
  }
  for (const address of ['/api/articles', '/api/newsroom/articles', '/api/units', '/api/users'])
    expect((await nobody('GET', address)).status).toBe(404);
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

test('an editor writes and publishes articles, and has nothing to do with scores or accounts', async () => {
  expect(await whats('congkhai-editor')).toEqual([
    'create plugin::newsroom.article',
    'create plugin::newsroom.legal-document',
    'create plugin::newsroom.tag',
    'plugin::audience.curate',
    'plugin::audience.read',
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
