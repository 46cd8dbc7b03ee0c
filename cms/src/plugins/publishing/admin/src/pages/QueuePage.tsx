import { useEvery } from '@congkhai/admin-parts/request-hooks';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import {
  Box,
  Button,
  EmptyStateLayout,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { AlertList } from '../components/AlertList';
import { ReconcilePanel } from '../components/ReconcilePanel';
import { PLUGIN_ID, QUEUE_PERMISSIONS } from '../constants';

const REFRESH_MILLISECONDS = 5_000;
/** Long names and errors break where they must, and no column is pushed out of sight. */
const WRAPPED = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;
const COLUMNS = ['subject', 'queuedAt', 'attemptCount', 'nextAttemptAt', 'lastError'] as const;

interface QueueEntry {
  id: number;
  subject: string;
  queuedAt: string;
  attemptCount: number;
  nextAttemptAt: string;
  lastError: string | null;
}
interface Queue {
  data: QueueEntry[];
  meta: { pendingCount: number };
}

function useQueue() {
  const { get } = useFetchClient();
  const [queue, setQueue] = useState<Queue>();
  const [hasFailed, setHasFailed] = useState(false);
  const load = useCallback(async () => {
    try {
      const response = await get<Queue>(`/${PLUGIN_ID}/queue`);
      setQueue(response.data);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  }, [get]);
  useEffect(() => {
    void load();
  }, [load]);
  useEvery(REFRESH_MILLISECONDS, load);
  return { queue, hasFailed, load };
}

function QueueTable({
  entries,
  onRetry,
}: {
  entries: QueueEntry[];
  onRetry: ((subject: string) => void) | undefined;
}) {
  const { formatMessage, formatDate } = useIntl();
  const time = (instant: string) =>
    formatDate(instant, { dateStyle: 'short', timeStyle: 'medium' });
  const text = (id: string, values?: Record<string, string>) =>
    formatMessage({ id: `${PLUGIN_ID}.${id}` }, values);
  return (
    <Table colCount={COLUMNS.length + 1} rowCount={entries.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">
                {formatMessage({ id: `${PLUGIN_ID}.column.${column}` })}
              </Typography>
            </Th>
          ))}
          <Th>
            <VisuallyHidden>{text('column.actions')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <Tr key={entry.id}>
            <Td>
              <Typography style={WRAPPED}>{entry.subject}</Typography>
            </Td>
            <Td>{time(entry.queuedAt)}</Td>
            <Td>{entry.attemptCount}</Td>
            <Td>{time(entry.nextAttemptAt)}</Td>
            <Td>
              <Typography style={WRAPPED}>{entry.lastError ?? '–'}</Typography>
            </Td>
            <Td>
              {onRetry && (
                <Button
                  variant="tertiary"
                  size="S"
                  onClick={() => onRetry(entry.subject)}
                  aria-label={text('retryOne', { subject: entry.subject })}
                >
                  {text('retryThis')}
                </Button>
              )}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** What waits to reach the public portal, with "retry now". */
function QueuePage() {
  const { formatMessage } = useIntl();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const allowedActions = useAllowedActions(QUEUE_PERMISSIONS);
  const { queue, hasFailed, load } = useQueue();
  const text = (id: string, values?: Record<string, number>) =>
    formatMessage({ id: `${PLUGIN_ID}.${id}` }, values);

  const retry = async (subject?: string) => {
    try {
      await post(`/${PLUGIN_ID}/queue/retry`, { subject });
      toggleNotification({
        type: 'success',
        message: text(subject === undefined ? 'retried' : 'retriedOne'),
      });
    } catch {
      toggleNotification({ type: 'danger', message: text('notRetried') });
    }
    await load();
  };

  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header
        title={text('title')}
        subtitle={text('subtitle')}
        primaryAction={
          allowedActions.canRetry && (
            <Button onClick={() => void retry()} disabled={!queue?.meta.pendingCount}>
              {text('retry')}
            </Button>
          )
        }
      />
      <Layouts.Content>
        <AlertList />
        <ReconcilePanel />
        <Box aria-live="polite" paddingBottom={4}>
          <Typography variant="delta">
            {hasFailed ? text('failed') : text('pending', { count: queue?.meta.pendingCount ?? 0 })}
          </Typography>
        </Box>
        {queue && queue.data.length > 0 && (
          <QueueTable
            entries={queue.data}
            onRetry={allowedActions.canRetry ? (subject: string) => void retry(subject) : undefined}
          />
        )}
        {queue && queue.data.length === 0 && !hasFailed && (
          <EmptyStateLayout content={text('empty')} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

export default function ProtectedQueuePage() {
  return (
    <Page.Protect permissions={QUEUE_PERMISSIONS.read}>
      <QueuePage />
    </Page.Protect>
  );
}
