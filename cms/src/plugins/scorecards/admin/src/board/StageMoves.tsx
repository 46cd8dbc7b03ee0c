import type { PeriodStage } from '@congkhai/shared/scorecards/period';
import { Button, Flex, MenuItem, SimpleMenu, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { Notice } from '../components/Notice';
import { useText } from '../use-text';
import type { Board } from './board';
import { countUnfinished, type MoveMeaning, moveMeaningOf } from './stage-steps';

interface Move {
  to: PeriodStage;
  meaning: MoveMeaning;
}

/** The ways on and back that this person may take now. */
export function StageMoves({ board, onDone }: { board: Board; onDone: () => void }) {
  const text = useText();
  const { formatMessage } = useIntl();
  const [chosen, setChosen] = useState<Move | null>(null);
  const moves = board.possibleStages.flatMap((to): Move[] => {
    const meaning = moveMeaningOf(board.stage, to);
    return meaning ? [{ to, meaning }] : [];
  });
  const reopenings = moves.filter(({ meaning }) => meaning === 'reopen');
  return (
    <>
      {moves
        .filter(({ meaning }) => meaning !== 'reopen')
        .map((move) => (
          <Button
            key={move.to}
            variant={move.meaning === 'withdraw' ? 'danger-light' : 'default'}
            onClick={() => setChosen(move)}
          >
            {text(`board.move.${move.meaning}`, { stage: formatMessage({ id: move.to }) })}
          </Button>
        ))}
      {reopenings.length > 0 ? (
        <SimpleMenu label={text('board.reopenMenu')} variant="tertiary" size="S">
          {reopenings.map((move) => (
            <MenuItem key={move.to} onSelect={() => setChosen(move)}>
              {formatMessage({ id: move.to })}
            </MenuItem>
          ))}
        </SimpleMenu>
      ) : null}
      {chosen ? (
        <MoveDialog board={board} move={chosen} onDone={onDone} onClose={() => setChosen(null)} />
      ) : null}
    </>
  );
}

interface MoveDialogProps {
  board: Board;
  move: Move;
  onDone: () => void;
  onClose: () => void;
}

/** Says what the move means and who can then change what, before it is made. */
function MoveDialog({ board, move: { to, meaning }, onDone, onClose }: MoveDialogProps) {
  const text = useText();
  const { formatMessage } = useIntl();
  const { moveStage } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const stage = formatMessage({ id: to });
  const title = text(`board.move.${meaning}`, { stage });
  const unfinished = countUnfinished(board.blocks);
  const submit = async () => {
    if (!(await run(() => moveStage(board.documentId, to), text('board.moved', { stage })))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      isGrave={meaning === 'withdraw' || meaning === 'reopen'}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text(`board.means.${meaning}`, { period: board.name })}</Typography>
        {meaning === 'work' || meaning === 'reopen' ? (
          <Typography tag="p">{text(`board.whoEdits.${to}`)}</Typography>
        ) : null}
        {meaning === 'approve' && unfinished > 0 ? (
          <Notice title={text('board.unfinished.title', { count: unfinished })}>
            {text('board.unfinished')}
          </Notice>
        ) : null}
        {meaning === 'publish' && board.decision === null ? (
          <Notice title={text('board.noDecision.title')}>{text('board.noDecision')}</Notice>
        ) : null}
      </Flex>
    </FormDialog>
  );
}
