import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { ATTEMPT_UID } from '../constants';
import { settingsOf } from '../settings';
import {
  ACCOUNT_BACK_OFF,
  type Admission,
  admit,
  type BackOff,
  type Failures,
  NETWORK_BACK_OFF,
} from '../throttle/back-off';
import { networkOf } from '../throttle/network';

const RowSchema = z.object({
  id: z.int(),
  failureCount: z.int(),
  lastAttemptAt: z.string().transform((text) => new Date(text)),
  revision: z.int(),
});
type Row = z.infer<typeof RowSchema>;
/** So many requests at once can meet at one row before one of them gives up. */
const TURNS_MAX = 50;
const KEPT_DAYS = 2;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Who tries: an account, named by its address whether there is one or not, and the network of the request. */
export interface Attempt {
  accountKey: string;
  networkKey: string;
}

/** Slows down guessing. What it knows is in the database, so that neither a restart nor another instance forgets it. */
export const attempts = ({ strapi }: { strapi: Core.Strapi }) => {
  const { config, keys } = settingsOf(strapi);
  const rows = () => strapi.db.query(ATTEMPT_UID);

  async function find(attemptKey: string): Promise<Row | null> {
    const row: unknown = await rows().findOne({ where: { attemptKey } });
    return row ? RowSchema.parse(row) : null;
  }

  // A row is written only as it was read: if another request was faster, this one looks again.
  async function write(attemptKey: string, before: Row | null, next: Failures): Promise<boolean> {
    const data = {
      failureCount: next.failureCount,
      lastAttemptAt: next.lastAttemptAt.toISOString(),
    };
    if (before) {
      const { id, revision } = before;
      const { count } = await rows().updateMany({
        where: { id, revision },
        data: { ...data, revision: revision + 1 },
      });
      return count === 1;
    }
    try {
      await rows().create({ data: { ...data, attemptKey, revision: 1 } });
      return true;
    } catch (error) {
      if (await find(attemptKey)) return false;
      throw error;
    }
  }

  async function reserve(attemptKey: string, backOff: BackOff): Promise<Admission> {
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const before = await find(attemptKey);
      const admission = admit(before, new Date(), backOff);
      if (admission.kind === 'blocked') return admission;
      if (await write(attemptKey, before, admission.next)) return admission;
    }
    return { kind: 'blocked', retryAfterSeconds: 1 };
  }

  async function takeBack(attemptKey: string): Promise<void> {
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const before = await find(attemptKey);
      if (!before || before.failureCount === 0) return;
      const failureCount = before.failureCount - 1;
      if (await write(attemptKey, before, { ...before, failureCount })) return;
    }
  }

  function refuse(context: Context, seconds: number): never {
    context.set('Retry-After', String(seconds));
    throw new errors.RateLimitError(`Đã thử quá nhiều lần. Hãy thử lại sau ${waitText(seconds)}.`, {
      retryAfterSeconds: seconds,
    });
  }

  return {
    attemptOf(email: string, address: string): Attempt {
      const accountKey = keys.hashOf('account', email.normalize('NFC').trim().toLowerCase());
      return { accountKey, networkKey: keys.hashOf('network', networkOf(address)) };
    },
    /** Counts an attempt before it is made. Throws `RateLimitError`, with the header Retry-After, if it may not be made yet. */
    async begin(context: Context, { accountKey, networkKey }: Attempt): Promise<void> {
      if (!config.throttle) return;
      const network = await reserve(networkKey, NETWORK_BACK_OFF);
      if (network.kind === 'blocked') refuse(context, network.retryAfterSeconds);
      const account = await reserve(accountKey, ACCOUNT_BACK_OFF);
      if (account.kind === 'allowed') return;
      // Nothing was tried: the network is not blamed for it.
      await takeBack(networkKey);
      refuse(context, account.retryAfterSeconds);
    },
    /** The password, or whatever was asked for, was right. The account is blamed until the person is in. */
    async halfway({ networkKey }: Attempt): Promise<void> {
      if (config.throttle) await takeBack(networkKey);
    },
    /** The person is in: failures before it were mistakes. */
    async succeed({ accountKey, networkKey }: Attempt): Promise<void> {
      if (!config.throttle) return;
      await takeBack(networkKey);
      await rows().deleteMany({ where: { attemptKey: accountKey } });
    },
    /** Removes what has been forgotten anyway. */
    async forgetOld(): Promise<void> {
      const until = new Date(Date.now() - KEPT_DAYS * MILLISECONDS_PER_DAY).toISOString();
      await rows().deleteMany({ where: { lastAttemptAt: { $lt: until } } });
    },
  };
};
export type Attempts = ReturnType<typeof attempts>;

function waitText(seconds: number): string {
  return seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
}
