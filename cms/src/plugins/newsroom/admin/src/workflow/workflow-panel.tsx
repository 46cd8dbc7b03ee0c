import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { useText } from '../use-text';
import { Workflow } from './Workflow';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
  document?: unknown;
}

/** What of the document in the form says which text was saved last. */
const SavedSchema = z.object({ locale: LocaleSchema, updatedAt: z.string() });

/** In the Content Manager, beside an article: where it stands on its way to readers, and what can be done with it. */
export function WorkflowPanel({ model, documentId, document }: PanelProps) {
  const text = useText();
  if (model !== ARTICLE_UID) return null;
  const saved = SavedSchema.safeParse(document);
  return {
    title: text('workflow.title'),
    content:
      documentId && saved.success ? (
        <Workflow article={{ documentId, ...saved.data }} />
      ) : (
        <p>{text('workflow.unsaved')}</p>
      ),
  };
}
