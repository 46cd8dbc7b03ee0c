import {
  AccountsReportAnswerSchema,
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
  const { get, post, put } = useFetchClient();
  return useMemo(() => accountsClient({ get, post, put }), [get, post, put]);
}

function accountsClient({ get, post, put }: Pick<FetchClient, 'get' | 'post' | 'put'>) {
  const own = `/${PLUGIN_ID}/own`;
  const person = (id: number) => `/${PLUGIN_ID}/people/${id}`;
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
    readReport: async () =>
      AccountsReportAnswerSchema.parse((await get(`/${PLUGIN_ID}/report`)).data).data,
    endSessions: (id: number) => post(`${person(id)}/sessions/end`, {}),
    setExpiry: (id: number, expiresOn: string | null) => put(`${person(id)}/expiry`, { expiresOn }),
    resetTwoFactor: (id: number) => post(`${person(id)}/two-factor/reset`, {}),
    setBlock: (id: number, isBlocked: boolean) => put(`${person(id)}/block`, { isBlocked }),
    /** Saves the report as a file. */
    async download(): Promise<void> {
      const { data } = await get(`/${PLUGIN_ID}/report/export`, { responseType: 'blob' });
      const url = URL.createObjectURL(data);
      const link = document.createElement('a');
      link.href = url;
      link.download = 'tai-khoan.csv';
      link.click();
      URL.revokeObjectURL(url);
    },
  };
}
