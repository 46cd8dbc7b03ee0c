import type { WorkflowState } from '@congkhai/shared/contracts/workflow-admin';
import type { ArticleMove } from '@congkhai/shared/news/article-stage';
import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../use-text';
import { MoveDialog } from './MoveDialog';
import { isGrave } from './move-forms';

interface MovesProps {
  state: WorkflowState;
  isDisabled: boolean;
  onSend: (request: object) => Promise<void>;
}

/** What this person can do with the article now, one button each. */
export function Moves({ state: { moves, isPublished }, isDisabled, onSend }: MovesProps) {
  const text = useText();
  const [chosen, setChosen] = useState<ArticleMove | null>(null);
  if (moves.length === 0) return null;
  return (
    <>
      <Flex
        tag="ul"
        aria-label={text('workflow.moves')}
        direction="column"
        alignItems="stretch"
        gap={2}
      >
        {moves.map((move, index) => (
          <li key={move}>
            <Button
              fullWidth
              variant={variantOf(move, index)}
              disabled={isDisabled}
              onClick={() => setChosen(move)}
            >
              {text(`workflow.move.${move}`)}
            </Button>
          </li>
        ))}
      </Flex>
      {chosen ? (
        <MoveDialog
          doing={chosen}
          isPublished={isPublished}
          onSend={onSend}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
}

// Moves come in the order of the way to readers: the first is the next step.
function variantOf(move: ArticleMove, index: number) {
  if (isGrave(move)) return 'danger-light';
  return index === 0 ? 'default' : 'secondary';
}
