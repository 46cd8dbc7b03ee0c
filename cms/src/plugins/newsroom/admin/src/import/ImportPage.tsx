import type { ImportCheck } from '@congkhai/shared/contracts/import-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { useAction } from '../api/request-hooks';
import { IMPORT_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { CheckReport } from './CheckReport';
import { RunsTable } from './RunsTable';
import { useImports } from './use-imports';
import { useRuns } from './use-runs';

/** Imports articles of an old portal: a dry run whose report people read, then the import of that very file. */
export default function ImportPage() {
  const text = useText();
  return (
    <Page.Protect permissions={IMPORT_PERMISSIONS}>
      <Page.Main>
        <Page.Title>{text('import.title')}</Page.Title>
        <Layouts.Header title={text('import.title')} subtitle={text('import.subtitle')} />
        <Layouts.Content>
          <ImportForm />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}

function ImportForm() {
  const text = useText();
  const id = useId();
  const client = useImports();
  const { runs, failure, reload } = useRuns(client);
  const { isBusy, run } = useAction();
  const [file, setFile] = useState<File | null>(null);
  const [check, setCheck] = useState<ImportCheck | null>(null);

  const send = (sha256: string | null) => {
    if (!file) return;
    void run(
      async () => {
        const answer = await client.send(file, sha256);
        // A file that was changed after its check is to be read again.
        setCheck(answer.importId === null ? answer : null);
        if (answer.importId !== null) reload();
      },
      text(sha256 === null ? 'import.checked' : 'import.begun'),
    );
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <label htmlFor={id}>
            <Typography fontWeight="bold">{text('import.file')}</Typography>
          </label>
          <input
            id={id}
            type="file"
            accept=".json,.csv,.zip"
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setCheck(null);
            }}
          />
          <Typography variant="pi" textColor="neutral600">
            {text('import.hint')}
          </Typography>
          <Flex gap={2} wrap="wrap">
            <Button
              variant="secondary"
              loading={isBusy}
              disabled={!file}
              onClick={() => send(null)}
            >
              {text('import.check')}
            </Button>
            <Button
              disabled={isBusy || check === null || check.readyCount === 0}
              onClick={() => send(check?.sha256 ?? null)}
            >
              {text('import.do', { count: check?.readyCount ?? 0 })}
            </Button>
          </Flex>
        </Flex>
      </Box>
      {check ? (
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
          <CheckReport check={check} />
        </Box>
      ) : null}
      {failure ? <p role="alert">{failure}</p> : null}
      {runs && runs.length > 0 ? (
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={6}>
          <RunsTable runs={runs} client={client} />
        </Box>
      ) : null}
    </Flex>
  );
}
