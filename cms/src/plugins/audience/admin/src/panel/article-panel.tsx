import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { lazy, Suspense } from 'react';
import { ARTICLE_UID, READ_PERMISSIONS } from '../constants';
import { useText } from '../use-text';

const PERMISSIONS = { read: READ_PERMISSIONS };
// The drawing is fetched only where it is shown.
const ArticleFiguresPanel = lazy(async () => ({
  default: (await import('./ArticleFiguresPanel')).ArticleFiguresPanel,
}));

interface PanelProps {
  model: string;
  documentId?: string | undefined;
}

/** In the Content Manager, beside an article: how it is read. */
export function ArticlePanel({ model, documentId }: PanelProps) {
  const text = useText();
  const allowedActions = useAllowedActions(PERMISSIONS);
  if (model !== ARTICLE_UID || !documentId || !allowedActions.canRead) return null;
  return {
    title: text('panel.title'),
    content: (
      <Suspense fallback={<p role="status">{text('loading')}</p>}>
        <ArticleFiguresPanel articleId={documentId} />
      </Suspense>
    ),
  };
}
