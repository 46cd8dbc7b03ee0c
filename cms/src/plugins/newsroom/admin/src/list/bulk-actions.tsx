import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import type { BulkMove } from '@congkhai/shared/contracts/bulk-admin';
import { Button, Modal } from '@strapi/design-system';
import { useCallback, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { ARTICLE_PERMISSIONS, ARTICLE_UID } from '../constants';
import { useText } from '../use-text';
import { BulkMove as BulkMoveDialog } from './BulkMove';
import { chosenArticles } from './use-bulk';

interface BulkProps {
  model: string;
  documents: unknown;
}
interface Offer {
  doing: BulkMove['move'];
  /** What an account must be allowed to do to be offered it. */
  right: 'canUpdate' | 'canReview' | 'canPublish';
}

/** An action of the list for the ticked articles. The server judges each article. */
function useBulkAction({ doing, right }: Offer, { model, documents }: BulkProps) {
  const text = useText();
  const navigate = useNavigate();
  const allowedActions = useAllowedActions(ARTICLE_PERMISSIONS);
  const hasBegun = useRef(false);
  const isArticles = model === ARTICLE_UID;
  const articles = useMemo(
    () => (isArticles ? chosenArticles(documents) : []),
    [isArticles, documents],
  );
  const begin = useCallback(() => {
    hasBegun.current = true;
  }, []);
  if (!isArticles || !allowedActions[right]) return null;
  return {
    label: text(`workflow.move.${doing}`),
    variant: doing === 'withdraw' ? 'danger-light' : 'secondary',
    dialog: {
      type: 'modal',
      title: text(`workflow.move.${doing}`),
      content: <BulkMoveDialog doing={doing} articles={articles} onBegin={begin} />,
      footer: BulkFooter,
      // The list was loaded before the stages changed, and offers no way to load it again.
      onClose: () => (hasBegun.current ? navigate(0) : undefined),
    },
  };
}

// Strapi tells actions apart by their functions, so there is one for each.
const SubmitAction = (props: BulkProps) =>
  useBulkAction({ doing: 'submit', right: 'canUpdate' }, props);
const ApproveAction = (props: BulkProps) =>
  useBulkAction({ doing: 'approve', right: 'canReview' }, props);
const PublishAction = (props: BulkProps) =>
  useBulkAction({ doing: 'publish', right: 'canPublish' }, props);
const ScheduleAction = (props: BulkProps) =>
  useBulkAction({ doing: 'schedule', right: 'canPublish' }, props);
const WithdrawAction = (props: BulkProps) =>
  useBulkAction({ doing: 'withdraw', right: 'canPublish' }, props);

const OUR_ACTIONS = [SubmitAction, ApproveAction, PublishAction, ScheduleAction, WithdrawAction];

type Action = (props: BulkProps) => { label: string; actionType?: string } | null;

/** What can be done with several articles at once. Ours takes the place of Strapi's own publication, which keeps the browser waiting. */
export function withBulkActions(actions: readonly Action[]): Action[] {
  return [...actions.map(withoutPublication), ...OUR_ACTIONS];
}

function withoutPublication(action: Action): Action {
  const others: Action = (props) => {
    const offered = action(props);
    return props.model === ARTICLE_UID && offered?.actionType === 'publish' ? null : offered;
  };
  return Object.assign(others, action);
}

function BulkFooter({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Modal.Footer>
      <Button variant="tertiary" onClick={onClose}>
        {text('close')}
      </Button>
    </Modal.Footer>
  );
}
