import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { CHALLENGE_UID } from '../constants';
import { settingsOf } from '../settings';

/** Long enough to take out a telephone, or to set up an app. */
export const CHALLENGE_MINUTES = 10;

const ChallengeSchema = z.object({
  id: z.int(),
  accountId: z.int(),
  deviceId: z.string().nullable(),
  isRemembered: z.coerce.boolean(),
});
export type Challenge = z.infer<typeof ChallengeSchema>;

/** Remembers for a short time who has given the right password. The token goes to the browser; only its hash is kept. */
export const challenges = ({ strapi }: { strapi: Core.Strapi }) => {
  const { keys } = settingsOf(strapi);
  const rows = () => strapi.db.query(CHALLENGE_UID);
  const hashOf = (token: string) => keys.hashOf('challenge', token);

  return {
    /** The token of a new challenge. */
    async create(given: Omit<Challenge, 'id'>): Promise<string> {
      const now = Date.now();
      await rows().deleteMany({ where: { expiresAt: { $lt: new Date(now).toISOString() } } });
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(now + CHALLENGE_MINUTES * 60_000).toISOString();
      await rows().create({ data: { ...given, tokenHash: hashOf(token), expiresAt } });
      return token;
    },
    /** The challenge of a token, or null if there is none or its time is over. */
    async find(token: string): Promise<Challenge | null> {
      const row: unknown = await rows().findOne({
        where: { tokenHash: hashOf(token), expiresAt: { $gt: new Date().toISOString() } },
      });
      return row ? ChallengeSchema.parse(row) : null;
    },
    /** Takes a challenge away. False if somebody else has done so: it is good for one session. */
    async consume({ id }: Challenge): Promise<boolean> {
      const { count } = await rows().deleteMany({ where: { id } });
      return count === 1;
    },
    async removeOf(accountId: number): Promise<void> {
      await rows().deleteMany({ where: { accountId } });
    },
  };
};
export type Challenges = ReturnType<typeof challenges>;
