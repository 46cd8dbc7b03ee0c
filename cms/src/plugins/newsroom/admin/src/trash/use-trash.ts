import {
  type Restoration,
  RestorationResponseSchema,
  type TrashedArticle,
  TrashedArticlesResponseSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN_ID } from '../constants';

export interface TrashClient {
  list(search: string): Promise<TrashedArticle[]>;
  restore(article: TrashedArticle): Promise<Restoration>;
}

/** Deleted articles on the plugin's server. */
export function useTrash(): TrashClient {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const path = `/${PLUGIN_ID}/trash`;
    return {
      async list(search) {
        const { data } = await get(path, { params: { search } });
        return TrashedArticlesResponseSchema.parse(data).data;
      },
      async restore({ documentId, locale }) {
        const { data } = await post(`${path}/${documentId}/restore`, {}, { params: { locale } });
        return RestorationResponseSchema.parse(data).data;
      },
    };
  }, [get, post]);
}
