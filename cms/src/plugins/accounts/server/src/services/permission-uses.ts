import type { PermissionName } from '@congkhai/shared/contracts/accounts-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PERMISSION_USE_UID, PLUGIN_ID } from '../constants';
import { keyOf } from '../report/combinations';
import { actionsOf } from '../uses/required-permissions';

const RowsSchema = z.array(
  z.object({ accountId: z.int(), action: z.string(), subject: z.string() }),
);
const RoutersSchema = z.record(
  z.string(),
  z.union([z.array(z.unknown()), z.object({ routes: z.array(z.unknown()) })]),
);
const KNOWN_SINCE = {
  type: 'plugin',
  name: PLUGIN_ID,
  key: 'permission-uses-known-since',
} as const;

/** Remembers which permissions each person used, and when last. */
export const permissionUses = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(PERMISSION_USE_UID);
  const noted = { day: '', keys: new Set<string>() };

  function isNew(day: string, key: string): boolean {
    if (noted.day !== day) Object.assign(noted, { day, keys: new Set() });
    const before = noted.keys.size;
    return noted.keys.add(key).size > before;
  }
  const update = async (where: object, lastUsedOn: string): Promise<boolean> =>
    (await rows().updateMany({ where, data: { lastUsedOn } })).count > 0;

  return {
    async note(accountId: number, permission: PermissionName): Promise<void> {
      const lastUsedOn = localDayOf(new Date());
      if (!isNew(lastUsedOn, `${accountId} ${keyOf(permission)}`)) return;
      const where = { accountId, action: permission.action, subject: permission.subject ?? '' };
      if (await update(where, lastUsedOn)) return;
      try {
        await rows().create({ data: { ...where, lastUsedOn } });
      } catch (error) {
        // Another request may have made the row at this moment.
        if (!(await update(where, lastUsedOn))) throw error;
      }
    },
    /** The permissions that each account has used on a day or since, as texts. */
    async since(day: string): Promise<Map<number, Set<string>>> {
      const found: unknown = await rows().findMany({ where: { lastUsedOn: { $gte: day } } });
      const used = new Map<number, Set<string>>();
      for (const { accountId, action, subject } of RowsSchema.parse(found)) {
        const keys = used.get(accountId) ?? new Set();
        used.set(accountId, keys.add(keyOf({ action, subject: subject || null })));
      }
      return used;
    },
    /** The permissions whose use shows, because a route asks for them. Others are looked at within the work, or in the browser alone. */
    measurableActions(): Set<string> {
      const plugins = Object.values(strapi.plugins).map(({ routes }) => routes);
      const routes = [strapi.admin.routes, ...plugins].flatMap((routers: unknown) => {
        if (Array.isArray(routers)) return routers;
        const parsed = RoutersSchema.safeParse(routers);
        return Object.values(parsed.success ? parsed.data : {}).flatMap((router) =>
          Array.isArray(router) ? router : router.routes,
        );
      });
      return new Set(routes.flatMap(actionsOf));
    },
    /** Notes down from when on uses are known, at the first start. */
    async begin(): Promise<void> {
      const store = strapi.store(KNOWN_SINCE);
      if (!(await store.get({}))) await store.set({ value: localDayOf(new Date()) });
    },
    async knownSince(): Promise<string> {
      return z.string().parse(await strapi.store(KNOWN_SINCE).get({}));
    },
  };
};
export type PermissionUses = ReturnType<typeof permissionUses>;
