import type { Deadlines } from '@congkhai/shared/contracts/scorecards-admin';
import { SCORING_STAGES } from '@congkhai/shared/scorecards/period';
import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { DayInput } from '../components/DayInput';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import type { BoardDialogProps } from './board';

/** The last day of each stage in which scores are worked on. */
export function DeadlinesDialog({ board, onDone, onClose }: BoardDialogProps) {
  const text = useText();
  const { formatMessage } = useIntl();
  const { setDeadlines } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [deadlines, setEntered] = useState<Deadlines>(board.deadlines);
  const submit = async () => {
    const save = () => setDeadlines(board.documentId, deadlines);
    if (!(await run(save, text('board.deadlinesSaved')))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('board.deadlines')}
      submitLabel={text('request.save')}
      isBusy={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('board.deadlines.hint')}</Typography>
        {SCORING_STAGES.map((stage) => (
          <DayInput
            key={stage}
            label={formatMessage({ id: stage })}
            day={deadlines[stage] ?? ''}
            onChange={(day) =>
              setEntered((before) => ({ ...before, [stage]: day === '' ? null : day }))
            }
          />
        ))}
      </Flex>
    </FormDialog>
  );
}
