import { LinkButton, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import * as z from 'zod';
import { PAGES_ROOT } from './constants';
import { useText } from './use-text';

const SCORECARD_UID = 'plugin::scorecards.scorecard';
// What Strapi answers about a relation of a document.
const RelationSchema = z.object({ results: z.array(z.object({ documentId: z.string() })).min(1) });

interface PanelProps {
  model: string;
  documentId?: string | undefined;
}

/** In the Content Manager, beside a scorecard: the way to its scores. */
export function ScorecardPanel({ model, documentId }: PanelProps) {
  const text = useText();
  if (model !== SCORECARD_UID || !documentId) return null;
  return {
    title: text('matrix.title'),
    content: <ScoresLink documentId={documentId} />,
  };
}

function ScoresLink({ documentId }: { documentId: string }) {
  const text = useText();
  const { get } = useFetchClient();
  const [blockId, setBlockId] = useState<string | null>(null);
  useEffect(() => {
    const request = new AbortController();
    const address = `/content-manager/relations/${SCORECARD_UID}/${documentId}/block`;
    get<unknown>(address, { signal: request.signal }).then(
      ({ data }) => setBlockId(RelationSchema.safeParse(data).data?.results[0]?.documentId ?? null),
      // A card without a block, or one that this person may not see, has no scores to go to.
      () => setBlockId(null),
    );
    return () => request.abort();
  }, [documentId, get]);
  return (
    <>
      <Typography tag="p">{text('matrix.card.means')}</Typography>
      {blockId === null ? null : (
        <LinkButton
          tag={Link}
          fullWidth
          variant="secondary"
          to={`${PAGES_ROOT}/matrix/${blockId}?card=${documentId}`}
        >
          {text('matrix.card.open')}
        </LinkButton>
      )}
    </>
  );
}
