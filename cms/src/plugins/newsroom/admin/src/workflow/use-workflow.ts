import { useRequest } from '@congkhai/admin-parts/request-hooks';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { WorkflowStateResponseSchema } from '@congkhai/shared/contracts/workflow-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';

export interface SavedArticle {
  documentId: string;
  locale: Locale;
  /** When its text was saved last. */
  updatedAt: string;
}

/** Where an article stands, asked again after each save and by `reload`, and the way to do something with it. */
export function useWorkflow({ documentId, locale, updatedAt }: SavedArticle) {
  const { get, post } = useFetchClient();
  const address = `/${PLUGIN_ID}/articles/${documentId}/workflow`;
  const load = useCallback(async () => {
    const { data } = await get(address, { params: { locale } });
    return WorkflowStateResponseSchema.parse(data).data;
  }, [address, locale, get]);
  const { loaded, reload } = useRequest(load, useErrorText(), updatedAt);
  const send = useCallback(
    async (request: object) => {
      await post(address, request, { params: { locale } });
      reload();
    },
    [address, locale, post, reload],
  );
  return { loaded, send };
}
