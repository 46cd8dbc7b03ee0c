import { useEvery } from '@congkhai/admin-parts/request-hooks';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID, QUEUE_PERMISSIONS } from '../constants';

const REFRESH_MILLISECONDS = 10_000;

interface Alert {
  id: number;
  kind: string;
  subject: string;
  message: string;
  raisedAt: string;
  lastRaisedAt: string;
  occurrenceCount: number;
  resolvedAt: string | null;
  resolvedBy: string | null;
}

function useAlerts() {
  const { get } = useFetchClient();
  const [alerts, setAlerts] = useState<Alert[]>();
  const [hasFailed, setHasFailed] = useState(false);
  const load = useCallback(async () => {
    try {
      const response = await get<{ data: Alert[] }>(`/${PLUGIN_ID}/alerts`);
      setAlerts(response.data.data);
      setHasFailed(false);
    } catch {
      setHasFailed(true);
    }
  }, [get]);
  useEffect(() => {
    void load();
  }, [load]);
  useEvery(REFRESH_MILLISECONDS, load);
  return { alerts, hasFailed, load };
}

/** What somebody has to look at, the open ones first, each with "done". */
export function AlertList() {
  const { formatMessage } = useIntl();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const allowedActions = useAllowedActions(QUEUE_PERMISSIONS);
  const { alerts, hasFailed, load } = useAlerts();
  const text = (id: string) => formatMessage({ id: `${PLUGIN_ID}.${id}` });

  const resolve = async ({ id }: Alert) => {
    try {
      await post(`/${PLUGIN_ID}/alerts/${id}/resolve`);
      toggleNotification({ type: 'success', message: text('alerts.resolved') });
    } catch {
      toggleNotification({ type: 'danger', message: text('alerts.notResolved') });
    }
    await load();
  };

  return (
    <Box tag="section" paddingBottom={8} aria-labelledby="publishing-alerts">
      <Typography id="publishing-alerts" tag="h2" variant="beta">
        {text('alerts.title')}
      </Typography>
      {hasFailed && <Typography tag="p">{text('alerts.failed')}</Typography>}
      {alerts?.length === 0 && <Typography tag="p">{text('alerts.none')}</Typography>}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={4}>
        {alerts?.map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            onResolve={allowedActions.canResolve ? () => void resolve(alert) : undefined}
          />
        ))}
      </Flex>
    </Box>
  );
}

function AlertItem({ alert, onResolve }: { alert: Alert; onResolve: (() => void) | undefined }) {
  const { formatMessage, formatDate } = useIntl();
  const text = (id: string, values?: Record<string, string | number>) =>
    formatMessage({ id: `${PLUGIN_ID}.${id}` }, values);
  const time = (instant: string) => formatDate(instant, { dateStyle: 'short', timeStyle: 'short' });
  const { message, subject, resolvedAt, resolvedBy, occurrenceCount } = alert;
  return (
    <Box tag="li" background="neutral0" hasRadius padding={4} shadow="tableShadow">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={2} minWidth={0} flex="1 1 20rem">
          <Typography fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
            {message}
          </Typography>
          <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {subject}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {text('alerts.times', { first: time(alert.raisedAt), count: occurrenceCount })}
          </Typography>
        </Flex>
        {resolvedAt ? (
          <Badge>
            {text('alerts.resolvedBy', { name: resolvedBy ?? '–', time: time(resolvedAt) })}
          </Badge>
        ) : (
          onResolve && (
            <Button
              variant="secondary"
              onClick={onResolve}
              aria-label={text('alerts.resolveOne', { message })}
            >
              {text('alerts.resolve')}
            </Button>
          )
        )}
      </Flex>
    </Box>
  );
}
