import {
  type ImportCheck,
  ImportCheckResponseSchema,
  type ImportRun,
  ImportRunsResponseSchema,
} from '@congkhai/shared/contracts/import-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN_ID } from '../constants';

export interface ImportsClient {
  /** Without a hash a dry run; with the hash of the file whose dry run was read, its import. */
  send(file: File, sha256: string | null): Promise<ImportCheck>;
  list(): Promise<ImportRun[]>;
  downloadResult(importId: number): Promise<void>;
}

/** Imports on the plugin's server. */
export function useImports(): ImportsClient {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const path = `/${PLUGIN_ID}/imports`;
    return {
      async send(file, sha256) {
        const form = new FormData();
        form.append('file', file);
        const query = sha256 === null ? 'dryRun=true' : `dryRun=false&sha256=${sha256}`;
        return ImportCheckResponseSchema.parse((await post(`${path}?${query}`, form)).data).data;
      },
      async list() {
        return ImportRunsResponseSchema.parse((await get(path)).data).data;
      },
      async downloadResult(importId) {
        const { data } = await get(`${path}/${importId}/result`, { responseType: 'blob' });
        const url = URL.createObjectURL(data);
        const link = document.createElement('a');
        link.href = url;
        link.download = `ket-qua-nhap-bai-${importId}.csv`;
        link.click();
        URL.revokeObjectURL(url);
      },
    };
  }, [get, post]);
}
