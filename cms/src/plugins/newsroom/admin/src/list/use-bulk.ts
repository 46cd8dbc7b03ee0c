import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import * as z from 'zod';
import { useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';

const ChosenSchema = z.array(
  z.object({
    documentId: z.string(),
    locale: LocaleSchema,
    title: z.string().nullish(),
  }),
);
export type Chosen = z.infer<typeof ChosenSchema>;

/** The articles that are ticked in the list. */
export function chosenArticles(documents: unknown): Chosen {
  return ChosenSchema.parse(documents);
}

export interface BulkResult {
  documentId: string;
  title: string;
  /** Why it was refused; null when it was done. */
  refusal: string | null;
}

/** Does the same with each article, one after the other, and keeps what came of each: one that is refused does not stop the rest. */
export function useBulk(articles: Chosen) {
  const { post } = useFetchClient();
  const errorText = useErrorText();
  const [results, setResults] = useState<BulkResult[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const run = useCallback(
    async (request: object) => {
      setIsRunning(true);
      setResults([]);
      for (const { documentId, locale, title } of articles) {
        const address = `/${PLUGIN_ID}/articles/${documentId}/workflow`;
        const refusal = await post(address, request, { params: { locale } }).then(
          () => null,
          errorText,
        );
        setResults((before) => [...before, { documentId, title: title ?? documentId, refusal }]);
      }
      setIsRunning(false);
    },
    [articles, errorText, post],
  );
  return { results, isRunning, run };
}
