import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import * as z from 'zod';
import { ARTICLE_UID, versionsPath } from '../constants';
import { useText } from '../use-text';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
  document?: unknown;
}

const SavedSchema = z.object({ locale: LocaleSchema });

/** In the Content Manager, beside an article: the way to what it was before, and what becomes of text that is not saved yet. */
export function VersionsPanel({ model, documentId, document }: PanelProps) {
  const text = useText();
  const isModified = useForm('VersionsPanel', ({ modified }) => modified);
  const saved = SavedSchema.safeParse(document);
  if (model !== ARTICLE_UID || !documentId || !saved.success) return null;
  return {
    title: text('versions.title'),
    content: (
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography
          tag={NavLink}
          to={versionsPath(documentId, saved.data.locale)}
          textColor="primary700"
        >
          {text('versions.open')}
        </Typography>
        {isModified ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('versions.unsaved')}
          </Typography>
        ) : null}
      </Flex>
    ),
  };
}
