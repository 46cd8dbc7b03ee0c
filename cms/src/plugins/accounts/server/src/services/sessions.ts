import type { Core } from '@strapi/strapi';
import { ADMIN_ORIGIN, PLUGIN_ID, SESSION_UID } from '../constants';
import type { Session } from '../session-limits/families';
import { type EndReason, sessionsToEnd } from '../session-limits/over';
import { settingsOf } from '../settings';
import { auditTrail, subjectOf } from '../sign-in/record';
import type { Expiry } from './expiry';
import type { OpenSessions } from './open-sessions';
import type { People } from './people';

const SYSTEM = { kind: 'system' as const, name: 'system' };
const BY_THEMSELVES: EndReason[] = ['idle', 'too-long', 'account-expired'];

/** Ends sessions of the admin. Each end is recorded. */
export const sessions = ({ strapi }: { strapi: Core.Strapi }) => {
  const { sessionsPerAccount } = settingsOf(strapi).config;
  const { service } = strapi.plugin(PLUGIN_ID);
  const rows = () => strapi.db.query(SESSION_UID);
  const open = (): OpenSessions => service('open-sessions');

  // What ends by itself is nobody's doing, whoever's request happens to notice it.
  async function record(
    accountId: number,
    { reason, count, isByItself }: { reason: EndReason; count: number; isByItself: boolean },
  ): Promise<void> {
    const account = await (service('people') as People).find(accountId);
    await auditTrail(strapi)?.record({
      action: 'account.sessions-ended',
      subject: subjectOf(account ?? { id: accountId, name: String(accountId) }),
      detail: { reason, count },
      ...(isByItself ? { actor: SYSTEM } : {}),
    });
  }

  // Whoever takes the token that is in use has ended the session, and records it: several may try at once.
  async function end({ accountId, sessionId, memberIds }: Session, reason: EndReason) {
    const isByItself = BY_THEMSELVES.includes(reason);
    await strapi.db.transaction(async () => {
      const { count } = await rows().deleteMany({ where: { sessionId } });
      await rows().deleteMany({ where: { sessionId: { $in: memberIds } } });
      if (count > 0) await record(accountId, { reason, count: 1, isByItself });
    });
  }

  async function endOver(found: readonly Session[]): Promise<void> {
    const expiredAccountIds = await (service('expiry') as Expiry).expiredAccountIds();
    const limits = { now: new Date(), sessionsPerAccount, expiredAccountIds };
    for (const { session, reason } of sessionsToEnd(found, limits)) {
      const all = await open().withTokens(session.accountId);
      const whole = all.find(({ sessionId }) => sessionId === session.sessionId);
      if (whole) await end(whole, reason);
    }
  }

  return {
    /**
     * Ends the sessions of an account, but the one to which the excepted token belongs. Access tokens are good as long as their
     * session is there. Gives how many there were.
     */
    async endOf(
      accountId: number,
      reason: EndReason,
      { except = null, isByItself = false }: { except?: string | null; isByItself?: boolean } = {},
    ): Promise<number> {
      return strapi.db.transaction(async () => {
        const all = await open().withTokens(accountId);
        const kept = all.find(({ memberIds }) => except !== null && memberIds.includes(except));
        const ofAccount = { userId: String(accountId), origin: ADMIN_ORIGIN };
        const ofOthers = kept ? { sessionId: { $notIn: kept.memberIds } } : {};
        await rows().deleteMany({ where: { ...ofAccount, ...ofOthers } });
        const count = all.length - (kept ? 1 : 0);
        if (count > 0) await record(accountId, { reason, count, isByItself });
        return count;
      });
    },
    /** Ends one session of an account. False if the account has none to which this token belongs. */
    async endOne(accountId: number, token: string): Promise<boolean> {
      const all = await open().withTokens(accountId);
      const session = all.find(({ memberIds }) => memberIds.includes(token));
      if (session) await end(session, 'ended-by-hand');
      return session !== undefined;
    },
    /** Ends those of an account that are over, and the oldest if there are too many. */
    async endOverOf(accountId: number): Promise<void> {
      await endOver(await open().withTokens(accountId));
    },
    /** The same for all accounts. */
    async endAllOver(): Promise<void> {
      await endOver(await open().ofAll());
    },
  };
};
export type Sessions = ReturnType<typeof sessions>;
