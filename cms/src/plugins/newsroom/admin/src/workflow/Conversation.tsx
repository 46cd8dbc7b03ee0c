import type { WorkflowState } from '@congkhai/shared/contracts/workflow-admin';
import { Box, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';
import { SHOWN_DAY, SHOWN_TIME } from './local-time';
import { inputsOf, isComplete, requestOf } from './move-forms';

const CHARACTERS_MAX = 1_000;
const SHOWN_AT_FIRST = 5;
/** Notes of these are an instant or a day. */
const TIMES = new Set(['schedule', 'set-expiry']);
const DAYS = new Set(['set-review', 'confirm']);

type Event = WorkflowState['events'][number];
interface ConversationProps {
  events: readonly Event[];
  onSend: (request: object) => Promise<void>;
}

/** What people said to each other about the article and did with it, newest first. */
export function Conversation({ events, onSend }: ConversationProps) {
  const text = useText();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? events : events.slice(0, SHOWN_AT_FIRST);
  return (
    <Flex
      tag="section"
      aria-label={text('workflow.history')}
      direction="column"
      alignItems="stretch"
      gap={3}
    >
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {text('workflow.history')}
      </Typography>
      <CommentForm onSend={onSend} />
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {shown.map((event, index) => (
          // Two events of one kind within a millisecond differ by their order only.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <EventItem key={`${event.at} ${index}`} event={event} />
        ))}
      </Flex>
      {shown.length < events.length ? (
        <Button variant="tertiary" size="S" onClick={() => setIsWhole(true)}>
          {text('workflow.history.all', { count: events.length })}
        </Button>
      ) : null}
    </Flex>
  );
}

function CommentForm({ onSend }: Pick<ConversationProps, 'onSend'>) {
  const text = useText();
  const { isBusy, run } = useAction();
  const [note, setNote] = useState('');
  const inputs = inputsOf('comment', false);
  const send = async () => {
    const request = requestOf('comment', inputs, { note });
    if (await run(() => onSend(request), text('workflow.done.comment'))) setNote('');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="workflow-comment">
        <Field.Label>{text('workflow.comment')}</Field.Label>
        <Textarea
          value={note}
          maxLength={CHARACTERS_MAX}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field.Root>
      <Button
        variant="tertiary"
        size="S"
        disabled={isBusy || !isComplete(inputs, { note })}
        onClick={() => void send()}
      >
        {text('workflow.move.comment')}
      </Button>
    </Flex>
  );
}

function EventItem({ event: { at, by, what, note } }: { event: Event }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi" fontWeight="bold">
        {text(`workflow.event.${what}`)}
      </Typography>
      {note ? (
        <Typography
          tag="p"
          variant="pi"
          textColor="neutral800"
          style={{ overflowWrap: 'anywhere' }}
        >
          {shownNote(note)}
        </Typography>
      ) : null}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text('workflow.byAt', {
          by: by ?? text('workflow.nobody'),
          at: formatDate(at, SHOWN_TIME),
        })}
      </Typography>
    </Box>
  );

  function shownNote(words: string): string {
    if (TIMES.has(what)) return formatDate(words, SHOWN_TIME);
    return DAYS.has(what) ? formatDate(words, SHOWN_DAY) : words;
  }
}
