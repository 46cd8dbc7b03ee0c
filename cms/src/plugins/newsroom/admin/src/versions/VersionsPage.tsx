import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import type { ArticleVersion } from '@congkhai/shared/contracts/newsroom-admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink, useParams, useSearchParams } from 'react-router-dom';
import { useAction, useLoaded } from '../api/request-hooks';
import { articleAddress, READ_PERMISSIONS, RESTORE_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { Comparison, type Pair } from './Comparison';
import { RestoreDialog } from './RestoreDialog';
import { useRestorationText } from './restoration-text';
import { useVersions } from './use-versions';
import { VersionsTable } from './VersionsTable';

/** What an article was before: who saved it, when, what changed; any two compared; each to be had back. */
export default function ProtectedVersionsPage() {
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <VersionsPage />
    </Page.Protect>
  );
}

function VersionsPage() {
  const text = useText();
  const { documentId = '' } = useParams();
  const [params] = useSearchParams();
  const locale = LocaleSchema.catch('vi').parse(params.get('locale'));
  const client = useVersions(documentId, locale);
  const { loaded, reload } = useLoaded(client.list);
  const title = loaded.status === 'loaded' ? loaded.data.title : '';
  return (
    <Page.Main>
      <Page.Title>{text('versions.title')}</Page.Title>
      <Layouts.Header
        title={text('versions.title')}
        subtitle={title}
        navigationAction={
          <Link tag={NavLink} to={articleAddress({ documentId, locale })} startIcon={<ArrowLeft />}>
            {text('versions.back')}
          </Link>
        }
      />
      <Layouts.Content>
        {loaded.status === 'loading' ? <p role="status">{text('versions.loading')}</p> : null}
        {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
        {loaded.status === 'loaded' ? (
          <Versions versions={loaded.data.versions} client={client} onRestored={reload} />
        ) : null}
      </Layouts.Content>
    </Page.Main>
  );
}

interface VersionsProps {
  versions: readonly ArticleVersion[];
  client: ReturnType<typeof useVersions>;
  onRestored: () => void;
}

function Versions({ versions, client, onRestored }: VersionsProps) {
  const text = useText();
  const allowedActions = useAllowedActions(RESTORE_PERMISSIONS);
  const [pair, setPair] = useState<Pair | null>(newestPairOf(versions));
  const [restored, setRestored] = useState<ArticleVersion | null>(null);
  const { isBusy, run } = useAction();
  const restorationText = useRestorationText();
  const restore = async ({ number }: ArticleVersion) => {
    const isDone = await run(
      () => client.restore(number),
      (restoration) => `${text('versions.restored', { number })} ${restorationText(restoration)}`,
    );
    if (!isDone) return;
    setRestored(null);
    setPair(null);
    onRestored();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <Typography tag="p">{text('versions.explanation')}</Typography>
      {pair ? (
        <Comparison versions={versions} client={client} pair={pair} onChange={setPair} />
      ) : null}
      <VersionsTable
        versions={versions}
        onCompare={({ number }) => setPair({ before: number - 1, after: number })}
        onRestore={allowedActions.canUpdate ? setRestored : null}
      />
      {restored ? (
        <RestoreDialog
          question={text('versions.restore.of', { number: restored.number })}
          explanation={text('versions.restore.explanation')}
          isBusy={isBusy}
          onConfirm={() => void restore(restored)}
          onClose={() => setRestored(null)}
        />
      ) : null}
    </Flex>
  );
}

/** What the last save changed is what people look for first. */
function newestPairOf([last, previous]: readonly ArticleVersion[]): Pair | null {
  return last && previous ? { before: previous.number, after: last.number } : null;
}
