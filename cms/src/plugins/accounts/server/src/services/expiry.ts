import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PLUGIN_ID, STATE_UID } from '../constants';
import type { States } from './states';

const AccountIdsSchema = z.array(z.object({ accountId: z.int() }));

/** What somebody is told whose account was for a limited time. */
export const EXPIRED = 'Tài khoản này đã hết hạn sử dụng. Hãy liên hệ quản trị viên.';

/** Whether a last day of use is over. It belongs to the use: the account ends at midnight after it, in Viet Nam. */
export function isExpiredOn(expiresOn: string | null, now: Date): boolean {
  return expiresOn !== null && localDayOf(now) > expiresOn;
}

/** Accounts for a limited time, as of contractors. Nothing has to happen when one ends: whoever asks is told by the day. */
export const expiry = ({ strapi }: { strapi: Core.Strapi }) => {
  const states: States = strapi.plugin(PLUGIN_ID).service('states');
  return {
    async isExpired(accountId: number): Promise<boolean> {
      return isExpiredOn((await states.find(accountId)).expiresOn, new Date());
    },
    async expiredAccountIds(): Promise<Set<number>> {
      // Days compare as texts.
      const rows: unknown = await strapi.db.query(STATE_UID).findMany({
        select: ['accountId'],
        where: { expiresOn: { $lt: localDayOf(new Date()) } },
      });
      return new Set(AccountIdsSchema.parse(rows).map(({ accountId }) => accountId));
    },
  };
};
export type Expiry = ReturnType<typeof expiry>;
