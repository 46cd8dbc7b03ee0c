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
        {inOrder(moves).map((move) => (
          <li key={move}>
            <Button
              fullWidth
              variant={variantOf(move, moves)}
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

/** The steps that bring an article on, each before the next. */
const WAY_ON: readonly ArticleMove[] = ['submit', 'approve', 'publish'];

function nextOf(moves: readonly ArticleMove[]): ArticleMove | undefined {
  return WAY_ON.find((move) => moves.includes(move));
}

/** The next step comes first. */
function inOrder(moves: readonly ArticleMove[]): ArticleMove[] {
  const next = nextOf(moves);
  return [...moves].sort((left, right) => Number(right === next) - Number(left === next));
}

function variantOf(move: ArticleMove, moves: readonly ArticleMove[]) {
  if (isGrave(move)) return 'danger-light';
  return move === nextOf(moves) ? 'default' : 'secondary';
}
