import type { WorkflowState } from '@congkhai/shared/contracts/workflow-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';
import { SHOWN_TIME } from './local-time';
import { StageBadge } from './StageBadge';

/** What was done beside the way to readers says nothing of who brought the article where it stands. */
const BESIDE_THE_WAY = new Set(['comment', 'set-expiry', 'set-review', 'confirm']);

/** The stage with who brought the article there, and what of it readers see. */
export function StageFacts({ state }: { state: WorkflowState }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { stage, isPublished, approval, publishAt, publishRefusal, changeNote, events } = state;
  const latest = events.find(({ what }) => !BESIDE_THE_WAY.has(what));
  const facts = [
    latest
      ? text('workflow.latest', {
          what: text(`workflow.event.${latest.what}`),
          by: latest.by ?? text('workflow.nobody'),
          at: formatDate(latest.at, SHOWN_TIME),
        })
      : null,
    text(isPublished ? 'workflow.isPublished' : 'workflow.isNotPublished'),
    approval
      ? text('workflow.approval', { by: approval.by, at: formatDate(approval.at, SHOWN_TIME) })
      : null,
    publishAt ? text('workflow.publishAt', { at: formatDate(publishAt, SHOWN_TIME) }) : null,
    changeNote ? text('workflow.changeNote', { note: changeNote }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <span>
        <StageBadge stage={stage} />
      </span>
      {facts.map((fact) => (
        <Typography key={fact} tag="p" variant="pi" textColor="neutral800">
          {fact}
        </Typography>
      ))}
      {publishRefusal && stage !== 'published' ? (
        <Typography tag="p" variant="pi" fontWeight="bold">
          {publishRefusal}
        </Typography>
      ) : null}
    </Flex>
  );
}
