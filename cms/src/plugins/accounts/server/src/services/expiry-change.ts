import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { auditTrail, subjectOf } from '../sign-in/record';
import { isExpiredOn } from './expiry';
import type { Account } from './people';
import type { Sessions } from './sessions';
import type { States } from './states';

/** Makes accounts to be for a limited time, or for good. */
export const expiryChange = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  return {
    /** Sets the last day of use, or takes it away. Sessions end at once if it is over. */
    async set(account: Account, expiresOn: string | null): Promise<void> {
      const states: States = service('states');
      await strapi.db.transaction(async () => {
        const { expiresOn: before } = await states.find(account.id);
        if (before === expiresOn) return;
        await states.save(account.id, { expiresOn });
        await auditTrail(strapi)?.record({
          action: 'account.expiry-changed',
          subject: subjectOf(account),
          detail: { changes: [{ field: 'expiresOn', before, after: expiresOn }] },
        });
        if (isExpiredOn(expiresOn, new Date()))
          await (service('sessions') as Sessions).endOf(account.id, 'account-expired');
      });
    },
  };
};
export type ExpiryChange = ReturnType<typeof expiryChange>;
