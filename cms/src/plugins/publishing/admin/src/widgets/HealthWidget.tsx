import { useEvery } from '@congkhai/admin-parts/request-hooks';
import { Box, Grid, Typography } from '@strapi/design-system';
import { useFetchClient, Widget } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../constants';

const REFRESH_MILLISECONDS = 30_000;

interface Health {
  pendingCount: number;
  failingCount: number;
  oldestQueuedAt: string | null;
  openAlertCount: number;
}

/** How publishing does, on the home page: what waits, since when, what fails, and what somebody has to look at. */
export function HealthWidget() {
  const { get } = useFetchClient();
  const { formatMessage, formatDate, formatNumber } = useIntl();
  const [health, setHealth] = useState<Health>();
  const [hasFailed, setHasFailed] = useState(false);
  const text = (id: string) => formatMessage({ id: `${PLUGIN_ID}.${id}` });
  const load = useCallback(
    () =>
      get<{ data: Health }>(`/${PLUGIN_ID}/health`).then(
        (response) => {
          setHealth(response.data.data);
          setHasFailed(false);
        },
        () => setHasFailed(true),
      ),
    [get],
  );
  useEffect(() => {
    void load();
  }, [load]);
  useEvery(REFRESH_MILLISECONDS, load);

  if (hasFailed) return <Widget.Error />;
  if (!health) return <Widget.Loading />;
  const oldest = health.oldestQueuedAt
    ? formatDate(health.oldestQueuedAt, { dateStyle: 'short', timeStyle: 'short' })
    : '–';
  const figures: [string, string][] = [
    ['health.pending', formatNumber(health.pendingCount)],
    ['health.oldest', oldest],
    ['health.failing', formatNumber(health.failingCount)],
    ['health.alerts', formatNumber(health.openAlertCount)],
  ];
  return (
    <Box>
      <Grid.Root gap={4} tag="dl">
        {figures.map(([id, figure]) => (
          <Grid.Item key={id} col={6} xs={12} direction="column" alignItems="flex-start">
            <Typography tag="dt" variant="pi" textColor="neutral600">
              {text(id)}
            </Typography>
            <Typography tag="dd" variant="delta">
              {figure}
            </Typography>
          </Grid.Item>
        ))}
      </Grid.Root>
      <Typography tag={NavLink} to={`/plugins/${PLUGIN_ID}`} textColor="primary700">
        {text('health.open')}
      </Typography>
    </Box>
  );
}
