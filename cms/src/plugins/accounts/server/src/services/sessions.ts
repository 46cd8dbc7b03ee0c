import type { Core } from '@strapi/strapi';
import { ADMIN_ORIGIN } from '../constants';

const SESSION_UID = 'admin::session';

/** Ends sessions of the admin. */
export const sessions = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Ends the sessions of an account, but one that may go on. Access tokens are good as long as their session is there. */
  async endOf(accountId: number, { except }: { except?: string } = {}): Promise<number> {
    const { count } = await strapi.db.query(SESSION_UID).deleteMany({
      where: {
        userId: String(accountId),
        origin: ADMIN_ORIGIN,
        ...(except ? { sessionId: { $ne: except } } : {}),
      },
    });
    return count;
  },
});
export type Sessions = ReturnType<typeof sessions>;
