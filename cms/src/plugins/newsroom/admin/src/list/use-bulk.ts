import {
  type BulkRequest,
  type BulkRun,
  BulkRunResponseSchema,
} from '@congkhai/shared/contracts/bulk-admin';
import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import * as z from 'zod';
import { useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';

const LOOK_EVERY_MILLISECONDS = 1_000;
const ChosenSchema = z.array(
  z.object({
    documentId: z.string(),
    locale: LocaleSchema,
    title: z.string().nullish(),
  }),
);
export type Chosen = z.infer<typeof ChosenSchema>;
const QuerySchema = z.looseObject({ filters: z.unknown().optional(), _q: z.string().optional() });

/** The articles that are ticked in the list. */
export function chosenArticles(documents: unknown): Chosen {
  return ChosenSchema.parse(documents);
}

/**
 * Begins a move with the ticked articles, or with all that the list shows, and tells how far the server is with it. It goes on when nobody
 * looks any more.
 */
export function useBulk(articles: Chosen) {
  const { get, post } = useFetchClient();
  const [{ query }] = useQueryParams();
  const errorText = useErrorText();
  const [bulkRun, setBulkRun] = useState<BulkRun | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBeginning, setIsBeginning] = useState(false);

  const begin = useCallback(
    async (request: object, isWholeList: boolean) => {
      setIsBeginning(true);
      const { filters, _q: search } = QuerySchema.parse(query);
      const chosen: BulkRequest['chosen'] = isWholeList
        ? { kind: 'list', ...(filters ? { filters } : {}), ...(search ? { search } : {}) }
        : { kind: 'articles', documentIds: articles.map(({ documentId }) => documentId) };
      const asked = { request, locale: articles[0]?.locale, chosen };
      await post(`/${PLUGIN_ID}/bulk-moves`, asked).then(
        ({ data }) => setBulkRun(BulkRunResponseSchema.parse(data).data),
        (error: unknown) => setFailure(errorText(error)),
      );
      setIsBeginning(false);
    },
    [articles, errorText, post, query],
  );

  const look = useCallback(
    async (bulkId: number) => {
      const { data } = await get(`/${PLUGIN_ID}/bulk-moves/${bulkId}`);
      setBulkRun(BulkRunResponseSchema.parse(data).data);
    },
    [get],
  );
  useEffect(() => {
    if (bulkRun === null || bulkRun.finishedAt !== null) return undefined;
    const timer = setTimeout(() => {
      // What could not be asked now is asked the next time.
      look(bulkRun.bulkId).catch(() => setBulkRun({ ...bulkRun }));
    }, LOOK_EVERY_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [bulkRun, look]);

  const stop = useCallback(async () => {
    if (bulkRun === null) return;
    const { data } = await post(`/${PLUGIN_ID}/bulk-moves/${bulkRun.bulkId}/stop`, {});
    setBulkRun(BulkRunResponseSchema.parse(data).data);
  }, [bulkRun, post]);

  return { bulkRun, failure, isBeginning, begin, stop };
}
