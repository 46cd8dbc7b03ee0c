import type { Loaded } from '@congkhai/admin-parts/request-hooks';
import type { Answer } from '@congkhai/shared/contracts/audience-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useText } from '../use-text';

interface AnsweredProps<Figures> {
  loaded: Loaded<Answer<Figures>>;
  onRetry: () => void;
  children: (figures: Figures) => ReactNode;
}

/** Figures of the counting server, that they are being loaded, or why there are none. */
export function Answered<Figures>({ loaded, onRetry, children }: AnsweredProps<Figures>) {
  const text = useText();
  if (loaded.status === 'loading') return <p role="status">{text('loading')}</p>;
  if (loaded.status === 'loaded' && loaded.data.status === 'answered')
    return <>{children(loaded.data.figures)}</>;
  return (
    <Flex role="alert" direction="column" alignItems="flex-start" gap={3}>
      <Typography tag="p">
        {loaded.status === 'failed' ? loaded.message : text('unanswered')}
      </Typography>
      <Button variant="tertiary" size="S" onClick={onRetry}>
        {text('retry')}
      </Button>
    </Flex>
  );
}
