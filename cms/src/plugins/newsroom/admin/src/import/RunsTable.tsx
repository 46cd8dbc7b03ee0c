import type { ImportRun } from '@congkhai/shared/contracts/import-admin';
import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';
import { Table } from './Table';
import type { ImportsClient } from './use-imports';

interface RunsTableProps {
  runs: readonly ImportRun[];
  client: ImportsClient;
}

/** The last imports: how far they are and what became of their rows. */
export function RunsTable({ runs, client }: RunsTableProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { isBusy, run } = useAction();
  return (
    <Table
      caption={text('import.runs')}
      columns={[
        { label: text('import.column.file') },
        { label: text('import.column.state') },
        { label: text('import.column.result') },
      ]}
    >
      {runs.map(({ importId, fileName, startedAt, startedBy, isFinished, counts }) => (
        <tr key={importId}>
          <td>
            {fileName}
            <br />
            {text('import.by', {
              name: startedBy,
              at: formatDate(startedAt, { dateStyle: 'short', timeStyle: 'short' }),
            })}
          </td>
          <td>
            {isFinished
              ? text('import.state.finished')
              : text('import.state.running', { count: counts.waiting })}
          </td>
          <td>
            <p>{text('import.counts', counts)}</p>
            <Button
              variant="tertiary"
              size="S"
              startIcon={<Download />}
              disabled={isBusy}
              aria-label={text('import.download.label', { fileName })}
              onClick={() =>
                void run(() => client.downloadResult(importId), text('import.downloaded'))
              }
            >
              {text('import.download')}
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}
