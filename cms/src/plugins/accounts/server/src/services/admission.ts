import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { settingsOf } from '../settings';
import type { Account, People } from './people';
import type { States } from './states';

/** What an account needs besides its password: nothing, a code, or to set up two-factor sign-in first. */
export type Requirement = 'none' | 'code' | 'enrolment';

/** Decides what an account needs to get in. */
export const admission = ({ strapi }: { strapi: Core.Strapi }) => {
  const { config } = settingsOf(strapi);
  const { service } = strapi.plugin(PLUGIN_ID);
  const states: States = service('states');
  const people: People = service('people');

  const mustHave = ({ roleCodes }: Account) =>
    roleCodes.some((code) => config.requireTwoFactorFor.includes(code));

  return {
    mustHaveTwoFactor: mustHave,
    async requirementOf(accountId: number): Promise<Requirement> {
      if ((await states.find(accountId)).secret !== null) return 'code';
      if (config.requireTwoFactorFor.length === 0) return 'none';
      const account = await people.find(accountId);
      return account && mustHave(account) ? 'enrolment' : 'none';
    },
  };
};
export type Admission = ReturnType<typeof admission>;
