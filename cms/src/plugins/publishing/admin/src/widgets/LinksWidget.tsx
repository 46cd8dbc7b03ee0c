import { useEvery, useRequest } from '@congkhai/admin-parts/request-hooks';
import { type LinkDesk, LinkDeskResponseSchema } from '@congkhai/shared/contracts/links-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../constants';
import { LookAlike } from '../links/LookAlike';
import { useErrorText, useText } from '../links/request-hooks';

const REFRESH_MILLISECONDS = 60_000;

/** What of links somebody has to look at, on the home page: hosts that wait for a second person, and links to what was taken back. */
export function LinksWidget() {
  const text = useText();
  const { get } = useFetchClient();
  const load = useCallback(
    async () => LinkDeskResponseSchema.parse((await get(`/${PLUGIN_ID}/links/desk`)).data).data,
    [get],
  );
  const { loaded, reload } = useRequest(load, useErrorText());
  useEvery(REFRESH_MILLISECONDS, reload);
  if (loaded.status === 'loading') return <p role="status">{text('links.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  const { alerts } = loaded.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Section title={text('links.desk.alerts')} isEmpty={alerts.length === 0}>
        {alerts.map(({ host, message }) => (
          <Typography key={host} tag="li" textColor="danger700">
            {message}
          </Typography>
        ))}
      </Section>
      <Waiting desk={loaded.data} />
      <Typography tag={NavLink} to={`/plugins/${PLUGIN_ID}/links`} textColor="primary700">
        {text('links.desk.open')}
      </Typography>
    </Flex>
  );
}

function Waiting({ desk: { waiting, waitingCount } }: { desk: LinkDesk }) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Section title={text('links.waiting', { count: waitingCount })} isEmpty={waiting.length === 0}>
      {waiting.map((host) => (
        <li key={host.id}>
          <Typography fontWeight="bold">{host.shown}</Typography>{' '}
          <Typography variant="pi" textColor="neutral600">
            {text('links.desk.proposed', {
              by: host.proposedBy ?? text('links.nobody'),
              at: formatDate(host.proposedAt, { dateStyle: 'short', timeStyle: 'short' }),
            })}
          </Typography>
          <LookAlike lookAlike={host.lookAlike} />
        </li>
      ))}
    </Section>
  );
}

interface SectionProps {
  title: string;
  isEmpty: boolean;
  children: React.ReactNode;
}

function Section({ title, isEmpty, children }: SectionProps) {
  const text = useText();
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={2}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {title}
      </Typography>
      {isEmpty ? <Typography textColor="neutral600">{text('links.desk.none')}</Typography> : null}
      {isEmpty ? null : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {children}
        </Flex>
      )}
    </Flex>
  );
}
