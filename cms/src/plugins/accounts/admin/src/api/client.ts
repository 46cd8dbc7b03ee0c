import {
  EnrolmentAnswerSchema,
  OwnTwoFactorAnswerSchema,
  RecoveryCodesAnswerSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN_ID } from '../constants';

type FetchClient = ReturnType<typeof useFetchClient>;
export type AccountsClient = ReturnType<typeof accountsClient>;

/** The plugin's server, the same object as long as the person stays signed in. */
export function useAccountsClient(): AccountsClient {
  const { get, post } = useFetchClient();
  return useMemo(() => accountsClient({ get, post }), [get, post]);
}

function accountsClient({ get, post }: Pick<FetchClient, 'get' | 'post'>) {
  const own = `/${PLUGIN_ID}/own`;
  const send = async (path: string, body: object) => (await post(path, body)).data;
  return {
    readOwn: async () => OwnTwoFactorAnswerSchema.parse((await get(`${own}/two-factor`)).data).data,
    begin: async (password: string) =>
      EnrolmentAnswerSchema.parse(await send(`${own}/two-factor`, { password })).data,
    confirm: async (code: string) =>
      RecoveryCodesAnswerSchema.parse(await send(`${own}/two-factor/confirmation`, { code })).data
        .recoveryCodes,
    turnOff: (code: string) => send(`${own}/two-factor/removal`, { code }),
    renewRecoveryCodes: async (code: string) =>
      RecoveryCodesAnswerSchema.parse(await send(`${own}/recovery-codes`, { code })).data
        .recoveryCodes,
  };
}
