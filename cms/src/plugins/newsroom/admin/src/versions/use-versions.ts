import type { Locale } from '@congkhai/shared/contracts/identifiers';
import {
  type ArticleVersions,
  ArticleVersionsResponseSchema,
  type Restoration,
  RestorationResponseSchema,
  type VersionComparison,
  VersionComparisonResponseSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { PLUGIN_ID } from '../constants';

export interface VersionsClient {
  list(): Promise<ArticleVersions>;
  /** How one version becomes another; null is the draft as it is now. */
  compare(before: number, after: number | null): Promise<VersionComparison>;
  restore(number: number): Promise<Restoration>;
}

/** The versions of an article on the plugin's server. */
export function useVersions(documentId: string, locale: Locale): VersionsClient {
  const { get, post } = useFetchClient();
  return useMemo(() => {
    const path = `/${PLUGIN_ID}/articles/${documentId}/versions`;
    return {
      async list() {
        const { data } = await get(path, { params: { locale } });
        return ArticleVersionsResponseSchema.parse(data).data;
      },
      async compare(before, after) {
        const params = { locale, ...(after === null ? {} : { with: after }) };
        const { data } = await get(`${path}/${before}`, { params });
        return VersionComparisonResponseSchema.parse(data).data;
      },
      async restore(number) {
        const { data } = await post(`${path}/${number}/restore`, {}, { params: { locale } });
        return RestorationResponseSchema.parse(data).data;
      },
    };
  }, [get, post, documentId, locale]);
}
