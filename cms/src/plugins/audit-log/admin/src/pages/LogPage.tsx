import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import type { AuditChoices, AuditFilter } from '@congkhai/shared/contracts/audit-admin';
import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useAuditLogClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { EntriesTable } from '../components/EntriesTable';
import { PERMISSIONS, READ_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { FilterBar } from './FilterBar';
import { useFilter } from './filter';
import { Verification } from './Verification';

const NO_CHOICES: AuditChoices = { actors: [], groups: [] };

/** Who did what, when, to what. */
function LogPage() {
  const text = useText();
  const [filter, setFilter] = useFilter();
  const { readChoices } = useAuditLogClient();
  const { loaded: choices } = useLoaded(readChoices);
  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <Flex direction="column" alignItems="stretch" gap={6}>
            <FilterBar
              filter={filter}
              choices={choices.status === 'loaded' ? choices.data : NO_CHOICES}
              onChange={setFilter}
            />
            {filter.documentId ? <Typography tag="p">{text('filter.document')}</Typography> : null}
            <Entries key={JSON.stringify(filter)} filter={filter} />
            <ExportButtons filter={filter} />
            <Verification />
          </Flex>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}

/** The pages are told apart by the sequence before which each ends: those that were looked at already can be gone back to. */
function Entries({ filter }: { filter: AuditFilter }) {
  const text = useText();
  const { readPage } = useAuditLogClient();
  const [ends, setEnds] = useState<number[]>([]);
  const before = ends.at(-1);
  const load = useCallback(
    () => readPage({ ...filter, ...(before ? { before } : {}) }),
    [readPage, filter, before],
  );
  const { loaded, reload } = useLoaded(load);
  useEffect(() => {
    if (before !== undefined) document.querySelector('main')?.scrollTo({ top: 0 });
  }, [before]);
  if (loaded.status === 'loading') return <p role="status">{text('loading')}</p>;
  if (loaded.status === 'failed')
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={3}>
        <Typography tag="p">{loaded.message}</Typography>
        <Button variant="tertiary" onClick={reload}>
          {text('retry')}
        </Button>
      </Flex>
    );
  const { entries, hasMore } = loaded.data;
  if (entries.length === 0) return <EmptyStateLayout content={text('empty')} />;
  const last = entries.at(-1)?.sequence;
  return (
    <>
      <EntriesTable entries={entries} />
      <Flex gap={2}>
        <Button
          variant="tertiary"
          disabled={ends.length === 0}
          onClick={() => setEnds(ends.slice(0, -1))}
        >
          {text('page.newer')}
        </Button>
        <Button
          variant="tertiary"
          disabled={!hasMore}
          onClick={() => last !== undefined && setEnds([...ends, last])}
        >
          {text('page.older')}
        </Button>
      </Flex>
    </>
  );
}

function ExportButtons({ filter }: { filter: AuditFilter }) {
  const text = useText();
  const allowedActions = useAllowedActions(PERMISSIONS);
  const { download } = useAuditLogClient();
  const { isBusy, run } = useAction();
  if (!allowedActions.canExport) return null;
  return (
    <Flex gap={2} wrap="wrap">
      {(['csv', 'jsonl'] as const).map((format) => (
        <Button
          key={format}
          variant="tertiary"
          startIcon={<Download />}
          disabled={isBusy}
          onClick={() => void run(() => download({ ...filter, format }), text('export.done'))}
        >
          {text(`export.${format}`)}
        </Button>
      ))}
    </Flex>
  );
}

export default function ProtectedLogPage() {
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <LogPage />
    </Page.Protect>
  );
}
