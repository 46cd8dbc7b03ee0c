import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { auditTrail } from '../audit-trail';
import { LINK_HOST_UID } from '../constants';

const HOSTS_MAX = 5_000;

const HostRowSchema = z.object({
  id: z.number(),
  host: z.string(),
  withSubdomains: z.coerce.boolean(),
  state: z.enum(['proposed', 'allowed', 'refused', 'revoked']),
  proposedById: z.number().nullable(),
  proposedByName: z.string().nullable(),
  proposedAt: z.coerce.date(),
  proposalReason: z.string().nullable(),
  decidedById: z.number().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: z.coerce.date().nullable(),
  decisionReason: z.string().nullable(),
});
export type HostRow = z.infer<typeof HostRowSchema>;

/** The table of hosts. Calls join the transaction that is open around them. */
export function hostTable(strapi: Core.Strapi) {
  const table = () => strapi.db.query(LINK_HOST_UID);

  async function find(where: object): Promise<HostRow | null> {
    const row: unknown = await table().findOne({ where });
    return row ? HostRowSchema.parse(row) : null;
  }

  async function findById(id: number): Promise<HostRow> {
    const row = await find({ id });
    if (!row) throw new errors.NotFoundError('Không có trang này trong danh sách.');
    return row;
  }

  return {
    find,
    findById,

    /** Newest first. */
    async list(where: object = {}): Promise<HostRow[]> {
      const rows: unknown = await table().findMany({
        where,
        orderBy: { id: 'desc' },
        limit: HOSTS_MAX,
      });
      return z.array(HostRowSchema).parse(rows);
    },

    async create(data: Omit<HostRow, 'id'>): Promise<HostRow> {
      return HostRowSchema.parse(await table().create({ data }));
    },

    /** Changes a row that is still as it was read: of two people who decide at once, the second is told. */
    async change(row: HostRow, data: Partial<HostRow>): Promise<HostRow> {
      const { id, state, decidedAt } = row;
      const { count } = await table().updateMany({ where: { id, state, decidedAt }, data });
      if (count !== 1)
        throw new errors.ApplicationError('Trang này vừa được người khác xử lý. Hãy tải lại.');
      return findById(id);
    },

    async record(action: string, row: HostRow): Promise<void> {
      await auditTrail(strapi)?.record({
        action,
        subject: { uid: LINK_HOST_UID, documentId: String(row.id), locale: null, title: row.host },
        detail: {
          withSubdomains: row.withSubdomains,
          proposedBy: row.proposedByName,
          reason: row.decisionReason ?? row.proposalReason,
        },
      });
    },
  };
}
