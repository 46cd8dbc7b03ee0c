import { IDLE_DAYS, type Person } from '@congkhai/shared/contracts/accounts-admin';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { Admission } from './admission';
import { type Account, isSuperAdministrator, type People } from './people';
import type { State, States } from './states';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Says of each account how it is signed in to, and what is odd about it. */
export const report = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);

  return {
    async people(): Promise<Person[]> {
      const { mustHaveTwoFactor }: Admission = service('admission');
      const states = new Map(
        (await (service('states') as States).list()).map((state) => [state.accountId, state]),
      );
      const accounts = await (service('people') as People).list();
      return accounts.map((account) => ({
        ...personOf(account, states.get(account.id), new Date()),
        mustHaveTwoFactor: mustHaveTwoFactor(account),
      }));
    },
  };
};
export type Report = ReturnType<typeof report>;

/** What the report says of one account at a time. An account that was never used counts as used when it was made. */
export function personOf(
  account: Account,
  state: State | undefined,
  now: Date,
): Omit<Person, 'mustHaveTwoFactor'> {
  const { id, name, email, roleNames, isActive, createdAt } = account;
  const lastSignInAt = state?.lastSignInAt ?? null;
  const lastUsedAt = lastSignInAt ? new Date(lastSignInAt) : createdAt;
  const idleDays = (now.getTime() - lastUsedAt.getTime()) / MILLISECONDS_PER_DAY;
  return {
    id,
    name,
    email,
    roleNames,
    isActive,
    isSuperAdministrator: isSuperAdministrator(account),
    hasTwoFactor: (state?.secret ?? null) !== null,
    lastSignInAt,
    isIdle: isActive && idleDays >= IDLE_DAYS,
  };
}
