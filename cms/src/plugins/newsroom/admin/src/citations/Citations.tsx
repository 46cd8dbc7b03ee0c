import {
  CitationsResponseSchema,
  type OfferedCitation,
} from '@congkhai/shared/contracts/citations-admin';
import type { Locale } from '@congkhai/shared/contracts/identifiers';
import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAction, useErrorText } from '../api/request-hooks';
import { PLUGIN_ID } from '../constants';
import { useText } from '../use-text';
import { CitationItem } from './CitationItem';

type Loaded =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'loaded'; citations: OfferedCitation[] };

/** What the saved text cites, with one click each to name it in the article. */
export function Citations({ documentId, locale }: { documentId: string; locale: Locale }) {
  const text = useText();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { get, post } = useFetchClient();
  const { isBusy, run } = useAction();
  const isModified = useForm('Citations', (form) => form.modified);
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' });
  const address = `/${PLUGIN_ID}/articles/${documentId}/citations`;
  useEffect(() => {
    const request = new AbortController();
    get(address, { params: { locale }, signal: request.signal }).then(
      ({ data }) => setLoaded({ status: 'loaded', ...CitationsResponseSchema.parse(data).data }),
      (error: unknown) => {
        if (!request.signal.aborted) setLoaded({ status: 'failed', message: errorText(error) });
      },
    );
    return () => request.abort();
  }, [address, locale, get, errorText]);

  if (loaded.status === 'loading') return <p role="status">{text('citations.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  if (loaded.citations.length === 0)
    return <Typography variant="pi">{text('citations.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {isModified ? <Typography variant="pi">{text('citations.saveFirst')}</Typography> : null}
      <Flex
        tag="ul"
        aria-label={text('citations.title')}
        direction="column"
        alignItems="stretch"
        gap={4}
      >
        {loaded.citations.map((citation) => (
          <CitationItem
            key={citation.number}
            citation={citation}
            isDisabled={isBusy || isModified}
            onConfirm={async (entered) => {
              const isKept = await run(
                () =>
                  post(address, {
                    locale,
                    number: citation.number,
                    kind: citation.kind,
                    ...entered,
                  }),
                text('citations.kept'),
              );
              // The form was opened with the article as it was before: it is opened anew.
              if (isKept) navigate(0);
            }}
          />
        ))}
      </Flex>
    </Flex>
  );
}
