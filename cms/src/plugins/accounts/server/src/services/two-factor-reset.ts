import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { auditTrail, subjectOf } from '../sign-in/record';
import type { Challenges } from './challenges';
import type { Account, People } from './people';
import type { Sessions } from './sessions';
import type { TwoFactor } from './two-factor';

/** For whoever lost the device and the recovery codes. Sessions end too: the device may be in other hands. */
export const twoFactorReset = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);

  async function reset(account: Account): Promise<void> {
    await strapi.db.transaction(async () => {
      await (service('two-factor') as TwoFactor).turnOff(account.id);
      await (service('challenges') as Challenges).removeOf(account.id);
      await (service('sessions') as Sessions).endOf(account.id, 'two-factor-reset');
      await auditTrail(strapi)?.record({
        action: 'account.two-factor-reset',
        subject: subjectOf(account),
      });
    });
  }
  return {
    reset,
    /** False if there is no such account. */
    async resetByEmail(email: string): Promise<boolean> {
      const account = await (service('people') as People).findByEmail(email);
      if (account) await reset(account);
      return account !== null;
    },
  };
};
export type TwoFactorReset = ReturnType<typeof twoFactorReset>;
