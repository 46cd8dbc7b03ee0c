import { type Locale, LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { type PreviewLink, PreviewLinkResponseSchema } from '@congkhai/shared/contracts/preview';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import * as z from 'zod';
import { useAction } from '../api/request-hooks';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { useInstantText } from '../instant-text';
import { useText } from '../use-text';

interface PanelProps {
  model: string;
  documentId?: string | undefined;
  document?: unknown;
}

const SavedSchema = z.object({ locale: LocaleSchema });

/** In the Content Manager, beside an article: a link to its draft as readers would see it. */
export function PreviewPanel({ model, documentId, document }: PanelProps) {
  const text = useText();
  const saved = SavedSchema.safeParse(document);
  if (model !== ARTICLE_UID || !documentId || !saved.success) return null;
  return {
    title: text('preview.title'),
    content: <Preview documentId={documentId} locale={saved.data.locale} />,
  };
}

/** Links that were made, by draft: whoever comes back to it, or turns a tablet, still has the one that is good. */
const made = new Map<string, PreviewLink>();

function goodLinkOf(draft: string): PreviewLink | null {
  const link = made.get(draft);
  return link && Date.parse(link.expiresAt) > Date.now() ? link : null;
}

function Preview({ documentId, locale }: { documentId: string; locale: Locale }) {
  const text = useText();
  const instantText = useInstantText();
  const { post } = useFetchClient();
  const { isBusy, run } = useAction();
  const isModified = useForm('PreviewPanel', ({ modified }) => modified);
  const draft = `${documentId} ${locale}`;
  const [link, setLink] = useState(() => goodLinkOf(draft));
  const make = () =>
    run(async () => {
      const path = `/${PLUGIN_ID}/articles/${documentId}/preview`;
      const { data } = PreviewLinkResponseSchema.parse((await post(path, { locale })).data);
      made.set(draft, data);
      setLink(data);
    }, text('preview.made'));
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Button variant="tertiary" loading={isBusy} onClick={() => void make()}>
        {text('preview.make')}
      </Button>
      {isModified ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('preview.unsaved')}
        </Typography>
      ) : null}
      {link ? (
        <>
          <Link href={link.url} isExternal>
            {text('preview.open')}
          </Link>
          <Button
            variant="tertiary"
            size="S"
            disabled={isBusy}
            onClick={() =>
              void run(() => navigator.clipboard.writeText(link.url), text('preview.copied'))
            }
          >
            {text('preview.copy')}
          </Button>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {text('preview.until', { at: instantText(link.expiresAt) })}
          </Typography>
        </>
      ) : null}
    </Flex>
  );
}
