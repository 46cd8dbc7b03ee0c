import { LocalDaySchema } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { STATE_UID } from '../constants';

const StateSchema = z.object({
  accountId: z.int(),
  secret: z.string().nullable(),
  pendingSecret: z.string().nullable(),
  enabledAt: z.string().nullable(),
  lastTimeStep: z.int().nullable(),
  lastSignInAt: z.string().nullable(),
  /** The last day on which the account may be used, in Viet Nam; null for as long as anybody likes. */
  expiresOn: LocalDaySchema.nullable(),
});
export type State = z.infer<typeof StateSchema>;

/** Keeps what is known of an account's ways to sign in. An account without a row has none but its password. */
export const states = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(STATE_UID);

  async function find(accountId: number): Promise<State> {
    const row: unknown = await rows().findOne({ where: { accountId } });
    return row
      ? StateSchema.parse(row)
      : {
          accountId,
          secret: null,
          pendingSecret: null,
          enabledAt: null,
          lastTimeStep: null,
          lastSignInAt: null,
          expiresOn: null,
        };
  }

  async function update(accountId: number, data: Partial<State>): Promise<boolean> {
    const { count } = await rows().updateMany({ where: { accountId }, data });
    return count > 0;
  }

  return {
    find,
    async save(accountId: number, data: Partial<State>): Promise<void> {
      if (await update(accountId, data)) return;
      try {
        await rows().create({ data: { accountId, ...data } });
      } catch (error) {
        // Another request may have made the row at this moment.
        if (!(await update(accountId, data))) throw error;
      }
    },
    /** Marks a time step as used. False if it, or a later one, was used before: a code is good once (RFC 6238, section 5.2). */
    async spendTimeStep(accountId: number, timeStep: number): Promise<boolean> {
      const { count } = await rows().updateMany({
        where: {
          accountId,
          $or: [{ lastTimeStep: { $null: true } }, { lastTimeStep: { $lt: timeStep } }],
        },
        data: { lastTimeStep: timeStep },
      });
      return count === 1;
    },
  };
};
export type States = ReturnType<typeof states>;
