import { changesBetween } from '@congkhai/shared/audit/changes';
import type { AuditActor } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { accountOf } from '../actor';
import { sha256Of } from '../canonical';
import { PLUGIN_ID } from '../constants';
import type { Trail } from '../services/trail';
import { openCollection } from './collector';
import { notePermission } from './permissions';
import { WATCHED_ROWS, type WatchedRows } from './watched-rows';

const ROWS_MAX = 10_000;
const PERMISSION_UIDS = ['admin::permission', 'admin::api-token-permission'];
const PERMISSION_POPULATE = new Map([
  ['admin::permission', ['role', 'apiToken']],
  ['admin::api-token-permission', ['token']],
]);

const RowSchema = z.looseObject({ id: z.int() });
type Row = z.infer<typeof RowSchema>;
const EventSchema = z.object({
  model: z.object({ uid: z.string() }),
  params: z.object({ where: z.unknown().optional() }).loose(),
  result: z.unknown().optional(),
  state: z.object({ rows: z.array(RowSchema).optional() }).loose(),
});
const CreatedSchema = z.union([
  z.object({ id: z.int() }).transform(({ id }) => [id]),
  z.object({ ids: z.array(z.int()) }).transform(({ ids }) => ids),
]);

/**
 * Records what becomes of accounts, roles, tokens, settings and files, at the rows themselves: whoever changes them, by the admin, a
 * command or code, leaves an entry. It is part of the transaction that is open, and the admin's routes open one.
 */
export function watchRows(strapi: Core.Strapi): void {
  const watched = new Map(WATCHED_ROWS.map((rows) => [rows.uid, rows]));
  const populateOf = (uid: string) => watched.get(uid)?.populate ?? PERMISSION_POPULATE.get(uid);

  async function read(uid: string, where: unknown): Promise<Row[]> {
    const populate = populateOf(uid);
    const rows: unknown = await strapi.db
      .query(uid)
      .findMany({ where, limit: ROWS_MAX, ...(populate ? { populate } : {}) });
    return z.array(RowSchema).parse(rows);
  }
  const readIds = (uid: string, ids: readonly number[]) => read(uid, { id: { $in: ids } });

  async function remember(event: unknown): Promise<void> {
    const { model, params, state } = EventSchema.parse(event);
    Object.assign(stateOf(event), { ...state, rows: await read(model.uid, params.where ?? {}) });
  }
  async function note(uid: string, before: Row | null, after: Row | null): Promise<void> {
    const rows = watched.get(uid);
    if (rows) await recordRow(strapi, rows, before, after);
    else if (!before && after) await notePermission(strapi, 'added', after);
    else if (before && !after) await notePermission(strapi, 'removed', before);
  }

  const afterCreate = async (event: unknown) => {
    const { model, result } = EventSchema.parse(event);
    for (const row of await readIds(model.uid, CreatedSchema.parse(result)))
      await note(model.uid, null, row);
  };
  const afterUpdate = async (event: unknown) => {
    const { model, state } = EventSchema.parse(event);
    const before = state.rows ?? [];
    if (before.length === 0) return;
    const after = await readIds(
      model.uid,
      before.map(({ id }) => id),
    );
    for (const row of after)
      await note(model.uid, before.find(({ id }) => id === row.id) ?? null, row);
  };
  const afterDelete = async (event: unknown) => {
    const { model, state } = EventSchema.parse(event);
    for (const row of state.rows ?? []) await note(model.uid, row, null);
  };
  strapi.db.lifecycles.subscribe({
    models: [...watched.keys(), ...PERMISSION_UIDS],
    beforeUpdate: remember,
    beforeUpdateMany: remember,
    beforeDelete: remember,
    beforeDeleteMany: remember,
    afterCreate,
    afterCreateMany: afterCreate,
    afterUpdate,
    afterUpdateMany: afterUpdate,
    afterDelete,
    afterDeleteMany: afterDelete,
  });
}

// What one subscriber keeps between the two moments of a write.
function stateOf(event: unknown): object {
  return z.object({ state: z.custom<object>((value) => typeof value === 'object') }).parse(event)
    .state;
}

async function recordRow(
  strapi: Core.Strapi,
  rows: WatchedRows,
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const row = after ?? before;
  if (!row || rows.isIgnored?.(row)) return;
  const secretFields = new Set(rows.secretFields);
  const changes = changesBetween(
    before ? rows.fieldsOf(before) : {},
    after ? rows.fieldsOf(after) : {},
    { secretFields, sha256Of },
  );
  if (before && after && changes.length === 0) return;
  const verb = !before ? 'created' : !after ? 'deleted' : (rows.verbOf?.(changes) ?? 'changed');
  const trail: Trail = strapi.plugin(PLUGIN_ID).service('trail');
  const actor = selfServiceActor(rows.uid, row);
  await trail.record({
    action: `${rows.group}.${verb}`,
    subject: {
      uid: rows.uid,
      documentId: String(row.id),
      locale: null,
      title: rows.titleOf(row),
    },
    detail: { changes },
    ...(actor ? { actor } : {}),
  });
}

function selfServiceActor(uid: string, row: Row): AuditActor | null {
  return uid === 'admin::user' && openCollection()?.isSelfService ? accountOf(row) : null;
}
