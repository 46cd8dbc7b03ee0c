import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { ATTEMPT_UID, PLUGIN_ID } from '../constants';
import { settingsOf } from '../settings';
import { recordLock } from '../sign-in/record';
import { ACCOUNT_BACK_OFF, NETWORK_BACK_OFF, waitAfter } from '../throttle/back-off';
import { networkOf } from '../throttle/network';
import { attemptCounts } from './attempt-counts';
import type { People } from './people';

const KEPT_DAYS = 2;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Who tries: an account, named by its address whether there is one or not, and the network of the request. */
export interface Attempt {
  email: string;
  address: string;
  accountKey: string;
  networkKey: string;
}

/** Slows down guessing. What it knows is in the database, so that neither a restart nor another instance forgets it. */
export const attempts = ({ strapi }: { strapi: Core.Strapi }) => {
  const { config, keys } = settingsOf(strapi);
  const rows = () => strapi.db.query(ATTEMPT_UID);
  const { find, reserve, takeBack } = attemptCounts(strapi);

  function refuse(context: Context, seconds: number): never {
    context.set('Retry-After', String(seconds));
    throw new errors.RateLimitError(`Đã thử quá nhiều lần. Hãy thử lại sau ${waitText(seconds)}.`, {
      retryAfterSeconds: seconds,
    });
  }

  return {
    attemptOf(email: string, address: string): Attempt {
      const accountKey = keys.hashOf('account', email.normalize('NFC').trim().toLowerCase());
      const networkKey = keys.hashOf('network', networkOf(address));
      return { email, address, accountKey, networkKey };
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
    /** It was wrong. From the fifth on the account waits, which is recorded, also of an address that has none: both take as long. */
    async fail({ accountKey, email, address }: Attempt): Promise<void> {
      const failureCount = (config.throttle && (await find(accountKey))?.failureCount) || 0;
      const waitSeconds = waitAfter(failureCount, ACCOUNT_BACK_OFF);
      if (waitSeconds === 0) return;
      const people: People = strapi.plugin(PLUGIN_ID).service('people');
      await recordLock(strapi, await people.findByEmail(email), {
        waitSeconds,
        failureCount,
        address,
      });
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
