import {
  type FindingsAnswer,
  FindingsResponseSchema,
} from '@congkhai/shared/contracts/findings-admin';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';

export type LoadedFindings =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'loaded'; answer: FindingsAnswer };

/** The findings of an article as it was saved at `updatedAt`; again after each save. */
export function useFindings(documentId: string, locale: Locale, updatedAt: string) {
  const { get, post } = useFetchClient();
  const errorText = useErrorText();
  const [loaded, setLoaded] = useState<LoadedFindings>({ status: 'loading' });
  const [roundNumber, setRoundNumber] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later save asks for the same thing again.
  useEffect(() => {
    const request = new AbortController();
    const address = `/${PLUGIN_ID}/articles/${documentId}/findings`;
    get(address, { params: { locale }, signal: request.signal }).then(
      ({ data }) =>
        setLoaded({ status: 'loaded', answer: FindingsResponseSchema.parse(data).data }),
      (error: unknown) => {
        if (!request.signal.aborted) setLoaded({ status: 'failed', message: errorText(error) });
      },
    );
    return () => request.abort();
  }, [documentId, locale, updatedAt, roundNumber, get, errorText]);

  const answer = useCallback(
    async (subjectHash: string) => {
      const address = `/${PLUGIN_ID}/articles/${documentId}/answers`;
      const { data } = await post(address, { locale, subjectHash });
      setLoaded({ status: 'loaded', answer: FindingsResponseSchema.parse(data).data });
    },
    [documentId, locale, post],
  );
  /** Proposes a host that the article leads to; somebody else allows it. */
  const propose = useCallback(
    async (host: string, reason: string) => {
      await post('/publishing/links/hosts', { host, withSubdomains: false, reason });
      setRoundNumber((number) => number + 1);
    },
    [post],
  );
  return { loaded, answer, propose };
}
