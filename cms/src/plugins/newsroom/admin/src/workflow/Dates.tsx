import type { WorkflowState } from '@congkhai/shared/contracts/workflow-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';
import { localTimeOf, SHOWN_DAY, SHOWN_TIME } from './local-time';
import { MoveDialog } from './MoveDialog';

type Setting = 'set-expiry' | 'set-review';

interface DatesProps {
  state: WorkflowState;
  onSend: (request: object) => Promise<void>;
}

/** When the article goes by itself, and when somebody looks whether it is still true. */
export function Dates({ state, onSend }: DatesProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { isBusy, run } = useAction();
  const [chosen, setChosen] = useState<Setting | null>(null);
  const { expireAt, reviewOn, isPublished } = state;
  const canSet = state.canWrite || state.canPublish;
  const dates: [Setting, string | null][] = [
    ['set-expiry', expireAt && formatDate(expireAt, SHOWN_TIME)],
    ['set-review', reviewOn && formatDate(reviewOn, SHOWN_DAY)],
  ];
  return (
    <Flex
      tag="section"
      aria-label={text('workflow.dates')}
      direction="column"
      alignItems="stretch"
      gap={3}
    >
      {dates.map(([setting, shown]) => (
        <Flex key={setting} justifyContent="space-between" gap={2}>
          <Typography tag="p" variant="pi">
            {text(`workflow.date.${setting}`, { at: shown ?? text('workflow.date.none') })}
          </Typography>
          {canSet ? (
            <Button
              variant="tertiary"
              size="S"
              aria-label={text(`workflow.move.${setting}`)}
              onClick={() => setChosen(setting)}
            >
              {text(shown ? 'workflow.date.change' : 'workflow.date.set')}
            </Button>
          ) : null}
        </Flex>
      ))}
      {canSet && reviewOn ? (
        <Button
          variant="tertiary"
          size="S"
          disabled={isBusy}
          onClick={() => void run(() => onSend({ move: 'confirm' }), text('workflow.done.confirm'))}
        >
          {text('workflow.move.confirm')}
        </Button>
      ) : null}
      {chosen ? (
        <MoveDialog
          doing={chosen}
          isPublished={isPublished}
          beginning={{
            expireAt: expireAt ? localTimeOf(expireAt) : '',
            reviewOn: reviewOn ?? '',
          }}
          onSend={onSend}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </Flex>
  );
}
