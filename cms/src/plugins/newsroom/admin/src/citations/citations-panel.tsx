import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { useText } from '../use-text';
import { Citations } from './Citations';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
  document?: unknown;
}

const SavedSchema = z.object({ locale: LocaleSchema, updatedAt: z.string() });

/** In the Content Manager, beside an article: legal documents that its text cites. */
export function CitationsPanel({ model, documentId, document }: PanelProps) {
  const text = useText();
  if (model !== ARTICLE_UID) return null;
  const saved = SavedSchema.safeParse(document);
  if (!documentId || !saved.success) return null;
  return {
    title: text('citations.title'),
    content: (
      <Citations key={saved.data.updatedAt} documentId={documentId} locale={saved.data.locale} />
    ),
  };
}
