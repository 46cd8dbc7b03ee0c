import {
  FrameworkImportResponseSchema,
  ImportReportResponseSchema,
} from '@congkhai/shared/contracts/scorecards-excel';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type * as z from 'zod';
import { PLUGIN_ID } from '../constants';

/** The dry run that an apply confirms. Without one, nothing is changed. */
export interface Confirmation {
  sha256: string;
  changesSha256?: string;
  reason?: string;
}

/** Sends files to the plugin's server and gets them from it. */
export function useFiles() {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const send = async <Report>(
      path: string,
      schema: z.ZodType<{ data: Report }>,
      { file, confirmed }: { file: File; confirmed: Confirmation | null },
    ): Promise<Report> => {
      const form = new FormData();
      form.append('file', file);
      const query = confirmed ? { dryRun: 'false', ...confirmed } : { dryRun: 'true' };
      const address = `/${PLUGIN_ID}${path}?${new URLSearchParams(query)}`;
      return schema.parse((await post(address, form)).data).data;
    };
    return {
      importScores: (blockId: string, file: File, confirmed: Confirmation | null) =>
        send(`/blocks/${blockId}/import`, ImportReportResponseSchema, { file, confirmed }),
      importFramework: (file: File, confirmed: Confirmation | null) =>
        send('/frameworks/import', FrameworkImportResponseSchema, { file, confirmed }),
      /** Fetches a file and has the browser keep it under this name. A plain link would not say who asks. */
      download: async (path: string, fileName: string) => {
        const { data } = await get(`/${PLUGIN_ID}${path}`, { responseType: 'blob' });
        const url = URL.createObjectURL(data);
        const link = document.createElement('a');
        link.href = url;
        link.download = fileName;
        link.click();
        URL.revokeObjectURL(url);
      },
    };
  }, [get, post]);
}
