import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { useText } from '../use-text';
import { Findings } from './Findings';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
  document?: unknown;
}

/** What of the document in the form says which text was saved last. */
const SavedSchema = z.object({
  locale: LocaleSchema,
  updatedAt: z.string(),
  title: z
    .string()
    .nullish()
    .transform((title) => title ?? ''),
});

/** In the Content Manager, beside an article: what is to be looked at before it is published. */
export function FindingsPanel({ model, documentId, document }: PanelProps) {
  const text = useText();
  if (model !== ARTICLE_UID) return null;
  const saved = SavedSchema.safeParse(document);
  return {
    title: text('findings.title'),
    content:
      documentId && saved.success ? (
        <Findings documentId={documentId} {...saved.data} />
      ) : (
        <p>{text('findings.unsaved')}</p>
      ),
  };
}
