import { actorNameOf, type ChainedEntry } from '@congkhai/shared/audit/entry';
import type {
  AuditChoices,
  AuditFilter,
  AuditPage,
  AuditPageRequest,
  ListedAuditEntry,
} from '@congkhai/shared/contracts/audit-admin';
import { AUDIT_PAGE_SIZE } from '@congkhai/shared/contracts/audit-admin';
import { foldDiacritics } from '@congkhai/shared/text/text';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ADDRESS_TABLE, ENTRY_TABLE } from '../constants';
import { inTransaction, type Query } from '../database';
import { ENTRY_COLUMNS, type EntryRow, EntryRowSchema, entryOf } from '../rows';

const WALK_ROWS = 1_000;
const ACTORS_MAX = 1_000;
const MILLISECONDS_PER_DAY = 86_400_000;

const AddressRowsSchema = z.array(z.object({ address_sha_256: z.string(), address: z.string() }));

/** Reads the log, newest first. A page is found by the sequence before which it ends, so that any page is as fast as the first. */
export const entries = ({ strapi }: { strapi: Core.Strapi }) => {
  async function select(narrow: (query: Query) => Query): Promise<EntryRow[]> {
    const rows: unknown = await inTransaction(strapi, ({ rowsOf }) =>
      Promise.resolve(narrow(rowsOf(ENTRY_TABLE).select(...ENTRY_COLUMNS))),
    );
    return z.array(EntryRowSchema).parse(rows);
  }

  async function addressesOf(page: readonly ChainedEntry[]): Promise<Map<string, string>> {
    const hashes = page.flatMap(({ content }) => content.addressSha256 ?? []);
    if (hashes.length === 0) return new Map();
    const rows: unknown = await inTransaction(strapi, ({ rowsOf }) =>
      Promise.resolve(rowsOf(ADDRESS_TABLE).select().whereIn('address_sha_256', hashes)),
    );
    return new Map(AddressRowsSchema.parse(rows).map((row) => [row.address_sha_256, row.address]));
  }

  async function listed(rows: readonly EntryRow[]): Promise<ListedAuditEntry[]> {
    const page = rows.map(entryOf);
    const addresses = await addressesOf(page);
    return page.map((entry) => ({
      ...entry,
      address: addresses.get(entry.content.addressSha256 ?? '') ?? null,
    }));
  }

  return {
    async page({ before, ...filter }: AuditPageRequest): Promise<AuditPage> {
      const rows = await select((query) =>
        until(filtered(query, filter), before)
          .orderBy('sequence', 'desc')
          .limit(AUDIT_PAGE_SIZE + 1),
      );
      return {
        entries: await listed(rows.slice(0, AUDIT_PAGE_SIZE)),
        hasMore: rows.length > AUDIT_PAGE_SIZE,
      };
    },

    /** All entries that fit, oldest first, some at a time. */
    async *walk(filter: AuditFilter): AsyncGenerator<ListedAuditEntry[]> {
      for (let after = 0; ; ) {
        const rows = await select((query) =>
          filtered(query.where('sequence', '>', after), filter)
            .orderBy('sequence', 'asc')
            .limit(WALK_ROWS),
        );
        if (rows.length > 0) yield listed(rows);
        if (rows.length < WALK_ROWS) return;
        after = rows.at(-1)?.sequence ?? after;
      }
    },

    /** All rows as they stand in the table, oldest first, some at a time. */
    async *walkRows(): AsyncGenerator<EntryRow[]> {
      for (let after = 0; ; ) {
        const rows = await select((query) =>
          query.where('sequence', '>', after).orderBy('sequence', 'asc').limit(WALK_ROWS),
        );
        yield rows;
        if (rows.length < WALK_ROWS) return;
        after = rows.at(-1)?.sequence ?? after;
      }
    },

    async choices(): Promise<AuditChoices> {
      const groups = await distinct(strapi, 'action_group');
      const keys = (await distinct(strapi, 'actor_key')).slice(0, ACTORS_MAX);
      const actors: AuditChoices['actors'] = [];
      for (const key of keys) {
        const [row] = await select((query) =>
          query.where('actor_key', '=', key).orderBy('sequence', 'desc').limit(1),
        );
        if (row) actors.push({ key, name: actorNameOf(entryOf(row).content.actor) });
      }
      return {
        groups,
        actors: actors.sort((left, right) => left.name.localeCompare(right.name, 'vi')),
      };
    },
  };
};
export type Entries = ReturnType<typeof entries>;

/** The different values of an indexed column: each is looked up after the one before, because there are few and a million rows. */
async function distinct(strapi: Core.Strapi, column: string): Promise<string[]> {
  const values: string[] = [];
  while (values.length <= ACTORS_MAX) {
    const row: unknown = await inTransaction(strapi, ({ rowsOf }) =>
      Promise.resolve(
        rowsOf(ENTRY_TABLE)
          .select(column)
          .where(column, '>', values.at(-1) ?? '')
          .orderBy(column, 'asc')
          .limit(1)
          .first(),
      ),
    );
    const value = z.record(z.string(), z.string()).optional().parse(row)?.[column];
    if (value === undefined) break;
    values.push(value);
  }
  return values;
}

function until(query: Query, before: number | undefined): Query {
  return before === undefined ? query : query.where('sequence', '<', before);
}

function filtered(query: Query, filter: AuditFilter): Query {
  const exact: [column: string, value: string | undefined][] = [
    ['actor_key', filter.actor],
    ['action_group', filter.group],
    ['subject_uid', filter.uid],
    ['document_id', filter.documentId],
  ];
  // PostgreSQL's entries have no place until they are committed.
  let narrowed = query.where('sequence', '>', 0);
  for (const [column, value] of exact) if (value) narrowed = narrowed.where(column, '=', value);
  if (filter.from) narrowed = narrowed.where('at', '>=', startOf(filter.from, 0));
  if (filter.to) narrowed = narrowed.where('at', '<', startOf(filter.to, 1));
  // A wildcard that was typed stands for any one character.
  for (const word of foldDiacritics(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean))
    narrowed = narrowed.whereLike('search_text', `%${word.replace(/[%_\\]/g, '_')}%`);
  return narrowed;
}

/** When a day begins in Viet Nam, or the day so many days after it. */
function startOf(day: string, daysAfter: number): string {
  const instant = Date.parse(`${day}T00:00:00+07:00`) + daysAfter * MILLISECONDS_PER_DAY;
  return new Date(instant).toISOString();
}
