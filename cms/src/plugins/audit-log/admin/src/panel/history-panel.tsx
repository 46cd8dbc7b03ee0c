import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PAGES_ROOT, PERMISSIONS } from '../constants';
import { useText } from '../use-text';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
}

/** In the Content Manager, beside a document: the way to everything that was done to it. */
export function HistoryPanel({ model, documentId }: PanelProps) {
  const text = useText();
  const allowedActions = useAllowedActions(PERMISSIONS);
  if (!documentId || !allowedActions.canRead) return null;
  const query = new URLSearchParams({ uid: model, documentId });
  return {
    title: text('panel.title'),
    content: (
      <Typography tag={NavLink} to={`${PAGES_ROOT}?${query}`} textColor="primary700">
        {text('panel.link')}
      </Typography>
    ),
  };
}
