import { unstable_useDocument as useDocument, useQueryParams } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { ARTICLE_UID } from '../constants';

/**
 * Fetches an article's form again, whose state has changed behind its back. It names the document with the same parameters as the form
 * does, for the form's own copy to be the one that is renewed.
 */
export function useRefreshDocument(documentId: string): () => void {
  const [{ query }] = useQueryParams<{ plugins?: Record<string, object> }>();
  const { plugins, ...others } = query;
  const params = Object.assign({ ...others }, ...Object.values(plugins ?? {}));
  const collectionType = 'collection-types';
  const { refetch } = useDocument({ collectionType, model: ARTICLE_UID, documentId, params });
  return useCallback(() => void refetch(), [refetch]);
}
