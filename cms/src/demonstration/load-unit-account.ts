import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';
import { createAccount } from '../first-start/create-accounts';
import type { openJournal } from './journal';

const UNIT = { unitId: 'xa-tien-chau', firstname: 'Xã Tiên Châu' };

/** What this asks of the plugin of the scorecards. */
interface UnitAccounts {
  set(userId: number, unitIds: string[]): Promise<void>;
}

/** The account with which the commune of the demonstration assesses itself, if the environment names one. */
export async function loadUnitAccount(
  strapi: Core.Strapi,
  journal: ReturnType<typeof openJournal>,
  { UNIT_EMAIL: email, UNIT_PASSWORD: password }: Environment,
): Promise<void> {
  if (!email || !password) return;
  await journal.once('admin::user', email, async () => {
    const { firstname } = UNIT;
    const user = await createAccount(strapi, {
      email,
      password,
      firstname,
      roleCode: 'congkhai-unit',
    });
    const accounts: UnitAccounts = strapi.plugin('scorecards').service('unitAccounts');
    await accounts.set(user.id, [UNIT.unitId]);
    return user;
  });
}
