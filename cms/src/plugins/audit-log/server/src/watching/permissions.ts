import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import type { Trail } from '../services/trail';
import { openCollection, type PermissionChange } from './collector';

const LISTED_MAX = 500;

const PermissionRowSchema = z.object({
  action: z.string(),
  subject: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  conditions: z.array(z.string()).nullish(),
  role: z.object({ id: z.int(), name: z.string() }).nullish(),
  apiToken: z.object({ id: z.int(), name: z.string() }).nullish(),
  token: z.object({ id: z.int(), name: z.string() }).nullish(),
});

const OWNERS = [
  ['role', 'admin::role'],
  ['apiToken', 'admin::api-token'],
  ['token', 'admin::api-token'],
] as const;

/** Notes that a row of permissions came or went: into the collection that is open, or at once. */
export async function notePermission(
  strapi: Core.Strapi,
  kind: PermissionChange['kind'],
  row: unknown,
): Promise<void> {
  const { action, subject, properties, conditions, ...owners } = PermissionRowSchema.parse(row);
  const [member, uid] = OWNERS.find(([name]) => owners[name]) ?? OWNERS[0];
  const owner = owners[member];
  // A row of nobody's gives nobody anything.
  if (!owner) return;
  const change: PermissionChange = {
    kind,
    owner: { uid, id: owner.id, name: owner.name },
    permission: {
      action,
      ...(subject ? { subject } : {}),
      ...(properties && Object.keys(properties).length > 0 ? { properties } : {}),
      ...(conditions && conditions.length > 0 ? { conditions } : {}),
    },
  };
  const collection = openCollection();
  if (collection) collection.permissions.push(change);
  else await recordPermissions(strapi, [change]);
}

/** One entry for each role or token, with what it was given and what it lost. */
export async function recordPermissions(
  strapi: Core.Strapi,
  changes: readonly PermissionChange[],
): Promise<void> {
  const trail: Trail = strapi.plugin(PLUGIN_ID).service('trail');
  const owners = new Map(changes.map(({ owner }) => [`${owner.uid} ${owner.id}`, owner]));
  for (const [key, owner] of owners) {
    const ofKind = (kind: PermissionChange['kind']) =>
      changes
        .filter(
          (change) => change.kind === kind && `${change.owner.uid} ${change.owner.id}` === key,
        )
        .map(({ permission }) => permission);
    const [added, removed] = [ofKind('added'), ofKind('removed')];
    await trail.record({
      action: `${owner.uid === 'admin::role' ? 'role' : 'api-token'}.permissions-changed`,
      subject: { uid: owner.uid, documentId: String(owner.id), locale: null, title: owner.name },
      detail: {
        addedCount: added.length,
        removedCount: removed.length,
        added: added.slice(0, LISTED_MAX),
        removed: removed.slice(0, LISTED_MAX),
      },
    });
  }
}
