import type { AllowedHost } from '@congkhai/shared/links/allowed-hosts';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { OUTBOUND_LINK_UID } from '../constants';

const PLACES_MAX = 500;

const PlaceRowSchema = z.object({
  host: z.string(),
  subject: z.string(),
  title: z.string().nullable(),
  firstSeenAt: z.coerce.date(),
  firstSeenBy: z.string().nullable(),
  isCurrent: z.coerce.boolean(),
});
export type LinkPlace = z.infer<typeof PlaceRowSchema>;

const HostCountsSchema = z.array(
  z.object({
    host: z.string(),
    first_id: z.coerce.number(),
    first_seen_at: z.coerce.date(),
    place_count: z.coerce.number(),
    current_count: z.coerce.number(),
  }),
);

/** A host that public documents lead to, or led to once. */
export interface InventoryHost {
  host: string;
  firstSeenAt: Date;
  firstSeenBy: string | null;
  placeCount: number;
  currentCount: number;
}

/** Which subjects lead to which hosts. Calls join the transaction that is open around them. */
export const linkInventory = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => strapi.db.query(OUTBOUND_LINK_UID);

  return {
    /** Notes who brought a link. Called while the change is made, so that it has a name; it is current once the document is written. */
    async noteSeen(
      subject: string,
      seen: { hosts: string[]; title: string | null; by: string | null; isCurrent: boolean },
    ) {
      if (seen.hosts.length === 0) return;
      const known: { host: string }[] = await table().findMany({
        where: { subject, host: { $in: seen.hosts } },
      });
      const missing = seen.hosts.filter((host) => !known.some((row) => row.host === host));
      for (const host of missing)
        await table().create({
          data: {
            host,
            subject,
            title: seen.title,
            firstSeenAt: new Date(),
            firstSeenBy: seen.by,
            isCurrent: seen.isCurrent,
          },
        });
    },

    /** Makes the inventory of a subject agree with what is public of it now. */
    async noteSettled(subject: string, hosts: string[], title: string | null): Promise<void> {
      const rows: { id: number; host: string; isCurrent: boolean; title: string | null }[] =
        await table().findMany({ where: { subject } });
      if (rows.length === 0 && hosts.length === 0) return;
      await this.noteSeen(subject, { hosts, title, by: null, isCurrent: true });
      for (const { id, host, ...held } of rows) {
        const isCurrent = hosts.includes(host);
        const kept = isCurrent ? (title ?? held.title) : held.title;
        if (Boolean(held.isCurrent) !== isCurrent || kept !== held.title)
          await table().update({ where: { id }, data: { isCurrent, title: kept } });
      }
    },

    /** Where a host is led to from, what is public now first. */
    async listPlaces(host: string): Promise<LinkPlace[]> {
      const rows: unknown = await table().findMany({
        where: { host },
        orderBy: [{ isCurrent: 'desc' }, { firstSeenAt: 'asc' }],
        limit: PLACES_MAX,
      });
      return z.array(PlaceRowSchema).parse(rows);
    },

    /** What is public now and leads to a host, or to what was allowed with it. */
    async listCurrentPlaces({ host, withSubdomains }: AllowedHost): Promise<LinkPlace[]> {
      const below = withSubdomains ? [{ host: { $endsWith: `.${host}` } }] : [];
      const rows: unknown = await table().findMany({
        where: { isCurrent: true, $or: [{ host }, ...below] },
        orderBy: { firstSeenAt: 'asc' },
        limit: PLACES_MAX,
      });
      return z.array(PlaceRowSchema).parse(rows);
    },

    /** Hosts whose name contains the words, newest first. One row for each, however many places lead there. */
    async listHosts(search: string, limit: number): Promise<InventoryHost[]> {
      const hosts = await countPlaces(strapi, search, limit);
      const firstRows: { host: string; firstSeenBy: string | null }[] = await table().findMany({
        where: { id: { $in: hosts.map((row) => row.first_id) } },
      });
      const firstSeenBy = new Map(firstRows.map((row) => [row.host, row.firstSeenBy]));
      return hosts.map((row) => ({
        host: row.host,
        firstSeenAt: row.first_seen_at,
        firstSeenBy: firstSeenBy.get(row.host) ?? null,
        placeCount: row.place_count,
        currentCount: row.current_count,
      }));
    },
  };
};
export type LinkInventory = ReturnType<typeof linkInventory>;

async function countPlaces(strapi: Core.Strapi, search: string, limit: number) {
  const connection = strapi.db.connection;
  const rows: unknown = await connection('publishing_outbound_links')
    .select('host')
    .min('id as first_id')
    .min('first_seen_at as first_seen_at')
    .count('* as place_count')
    .select(connection.raw('sum(case when is_current then 1 else 0 end) as current_count'))
    .whereLike('host', `%${search.toLowerCase().replace(/[%_\\]/g, '')}%`)
    .groupBy('host')
    .orderBy('first_seen_at', 'desc')
    .limit(limit);
  return HostCountsSchema.parse(rows);
}
