import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ADMIN_ORIGIN, SESSION_UID } from '../constants';
import {
  type Session,
  type SessionRow,
  SessionRowSchema,
  sessionsIn,
} from '../session-limits/families';
import { isOver } from '../session-limits/over';

const ROWS_MAX = 20_000;

/** Reads the sessions of the admin. */
export const openSessions = ({ strapi }: { strapi: Core.Strapi }) => {
  async function read(where: object): Promise<SessionRow[]> {
    const found: unknown = await strapi.db
      .query(SESSION_UID)
      .findMany({ where: { origin: ADMIN_ORIGIN, ...where }, limit: ROWS_MAX });
    return z.array(SessionRowSchema).parse(found);
  }

  return {
    /** Those of an account that nobody has ended, with all their tokens; some may be over. */
    async withTokens(accountId: number): Promise<Session[]> {
      return sessionsIn(await read({ userId: String(accountId) }));
    },
    /** Those of all accounts, each with its last token only. */
    async ofAll(): Promise<Session[]> {
      return sessionsIn(await read({ status: 'active' }));
    },
    /** The sessions that an account has now. */
    async listOf(accountId: number): Promise<Session[]> {
      const now = new Date();
      return (await this.withTokens(accountId)).filter((session) => !isOver(session, now));
    },
    /** How many sessions each account has now; accounts without any are left out. */
    async counts(): Promise<Map<number, number>> {
      const counts = new Map<number, number>();
      const now = new Date();
      for (const session of await this.ofAll())
        if (!isOver(session, now))
          counts.set(session.accountId, (counts.get(session.accountId) ?? 0) + 1);
      return counts;
    },
    /** The account of a token whose session goes on, or null. */
    async accountOf(token: string): Promise<number | null> {
      const [row] = await read({ sessionId: token });
      if (!row) return null;
      const { expiresAt, absoluteExpiresAt } = row;
      const times = { idleEndsAt: expiresAt, endsAt: absoluteExpiresAt ?? expiresAt };
      return isOver(times, new Date()) ? null : Number(row.userId);
    },
  };
};
export type OpenSessions = ReturnType<typeof openSessions>;
