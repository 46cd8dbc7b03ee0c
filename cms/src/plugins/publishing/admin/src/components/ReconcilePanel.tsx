import { useEvery } from '@congkhai/admin-parts/request-hooks';
import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { PLUGIN_ID, QUEUE_PERMISSIONS } from '../constants';

const REFRESH_MILLISECONDS = 5_000;

interface Reconciliation {
  isRunning: boolean;
  last: { finishedAt: string; documentCount: number; summary: string } | null;
}

/** The last comparison of the published store with the CMS, with "compare now" and "rebuild". */
export function ReconcilePanel() {
  const { formatMessage, formatDate } = useIntl();
  const { get, post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const allowedActions = useAllowedActions(QUEUE_PERMISSIONS);
  const [state, setState] = useState<Reconciliation>();
  const text = (id: string, values?: Record<string, string>) =>
    formatMessage({ id: `${PLUGIN_ID}.reconcile.${id}` }, values);
  const load = useCallback(
    () =>
      get<{ data: Reconciliation }>(`/${PLUGIN_ID}/reconcile`).then(
        (response) => setState(response.data.data),
        () => setState(undefined),
      ),
    [get],
  );
  useEffect(() => {
    void load();
  }, [load]);
  useEvery(REFRESH_MILLISECONDS, load);

  const ask = async (path: string, done: string) => {
    try {
      await post(`/${PLUGIN_ID}/${path}`);
      toggleNotification({ type: 'success', message: text(done) });
    } catch {
      toggleNotification({ type: 'danger', message: text('failed') });
    }
    await load();
  };
  const last = state?.last;
  const time = last
    ? formatDate(last.finishedAt, { dateStyle: 'short', timeStyle: 'short' })
    : undefined;
  return (
    <Box tag="section" paddingBottom={8} aria-labelledby="publishing-reconcile">
      <Typography id="publishing-reconcile" tag="h2" variant="beta">
        {text('title')}
      </Typography>
      <Typography tag="p" aria-live="polite">
        {state?.isRunning
          ? text('running')
          : last && time
            ? `${time}: ${last.summary}`
            : text('none')}
      </Typography>
      {allowedActions.canReconcile && (
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          <Button
            variant="secondary"
            disabled={state?.isRunning === true}
            onClick={() => void ask('reconcile', 'started')}
          >
            {text('start')}
          </Button>
          <Button variant="tertiary" onClick={() => void ask('rebuild', 'rebuilding')}>
            {text('rebuild')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}
