import { DataTable } from '@congkhai/admin-parts/data-table';
import { useRequest } from '@congkhai/admin-parts/request-hooks';
import {
  LinkPlacesResponseSchema,
  type OutboundHost,
} from '@congkhai/shared/contracts/links-admin';
import { Button } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { PLUGIN_ID } from '../constants';
import { LookAlike } from './LookAlike';
import { useErrorText, useText } from './request-hooks';

/** Every host that public documents lead to, or led to once, and from where. */
export function InventoryTable({ hosts }: { hosts: readonly OutboundHost[] }) {
  const text = useText();
  const { formatDate } = useIntl();
  const [opened, setOpened] = useState<string>();
  return (
    <DataTable
      caption={text('links.inventory', { count: hosts.length })}
      columns={['host', 'firstSeen', 'places'].map((column) => ({
        label: text(`links.column.${column}`),
      }))}
    >
      <tbody>
        {hosts.map((host) => (
          <tr key={host.host}>
            <th scope="row">
              {host.shown}
              {host.isAllowed ? null : <p>{text('links.notAllowed')}</p>}
              <LookAlike lookAlike={host.lookAlike} />
            </th>
            <td>
              {text('links.byAt', {
                by: host.firstSeenBy ?? text('links.nobody'),
                at: formatDate(host.firstSeenAt, {
                  dateStyle: 'short',
                  timeZone: 'Asia/Ho_Chi_Minh',
                }),
                reason: '',
              })}
            </td>
            <td>
              <p>{text('links.places', { now: host.currentCount, ever: host.placeCount })}</p>
              <Button
                size="S"
                variant="tertiary"
                aria-expanded={opened === host.host}
                aria-label={text('links.places.of', { host: host.shown })}
                onClick={() => setOpened(opened === host.host ? undefined : host.host)}
              >
                {text('links.places.open')}
              </Button>
              {opened === host.host ? <Places host={host.host} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Places({ host }: { host: string }) {
  const text = useText();
  const { get } = useFetchClient();
  const load = useCallback(async () => {
    const { data } = await get(`/${PLUGIN_ID}/links/places`, { params: { host } });
    return LinkPlacesResponseSchema.parse(data).data;
  }, [get, host]);
  const { loaded } = useRequest(load, useErrorText());
  if (loaded.status === 'loading') return <p role="status">{text('links.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  return (
    <ul>
      {loaded.data.map(({ subject, title, adminPath, isCurrent }) => (
        <li key={subject}>
          {adminPath ? <NavLink to={adminPath}>{title ?? subject}</NavLink> : (title ?? subject)}
          {isCurrent ? '' : ` ${text('links.noLonger')}`}
        </li>
      ))}
    </ul>
  );
}
