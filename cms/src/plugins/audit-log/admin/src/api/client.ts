import {
  AuditChoicesResponseSchema,
  type AuditExportRequest,
  type AuditPageRequest,
  AuditPageResponseSchema,
  AuditVerificationResponseSchema,
} from '@congkhai/shared/contracts/audit-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN_ID } from '../constants';

type FetchClient = ReturnType<typeof useFetchClient>;
export type AuditLogClient = ReturnType<typeof auditLogClient>;

/** The plugin's server, the same object as long as the person stays signed in. */
export function useAuditLogClient(): AuditLogClient {
  const { get, post } = useFetchClient();
  return useMemo(() => auditLogClient({ get, post }), [get, post]);
}

function auditLogClient({ get, post }: Pick<FetchClient, 'get' | 'post'>) {
  return {
    readPage: async (params: AuditPageRequest) =>
      AuditPageResponseSchema.parse((await get(`/${PLUGIN_ID}/entries`, { params })).data).data,
    readChoices: async () =>
      AuditChoicesResponseSchema.parse((await get(`/${PLUGIN_ID}/choices`)).data).data,
    verify: async () =>
      AuditVerificationResponseSchema.parse((await post(`/${PLUGIN_ID}/verification`)).data).data,
    /** Fetches a file and has the browser keep it. A plain link would not say who asks. */
    download: async (params: AuditExportRequest) => {
      const { data } = await get(`/${PLUGIN_ID}/export`, { params, responseType: 'blob' });
      const url = URL.createObjectURL(data);
      const link = document.createElement('a');
      link.href = url;
      link.download = `nhat-ky-${localDayOf(new Date())}.${params.format}`;
      link.click();
      URL.revokeObjectURL(url);
    },
  };
}
