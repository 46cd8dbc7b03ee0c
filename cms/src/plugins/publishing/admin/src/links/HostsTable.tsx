import { DataTable } from '@congkhai/admin-parts/data-table';
import type { LinkHost, LinksOverview } from '@congkhai/shared/contracts/links-admin';
import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Outcome } from './DecisionDialog';
import { LookAlike } from './LookAlike';
import { useText } from './request-hooks';

interface HostsTableProps {
  kind: 'waiting' | 'decided';
  hosts: readonly LinkHost[];
  /** Left out for those who may only look. */
  onDecide: ((host: LinkHost, outcome: Outcome) => void) | undefined;
}

/** Hosts that wait for a second person, or those that were decided. */
export function HostsTable({ kind, hosts, onDecide }: HostsTableProps) {
  const text = useText();
  const shown = hosts.filter(({ state }) => (state === 'proposed') === (kind === 'waiting'));
  const columns = ['host', 'proposal', kind === 'waiting' ? 'action' : 'decision'];
  return (
    <DataTable
      caption={text(`links.${kind}`, { count: shown.length })}
      columns={columns.map((column) => ({ label: text(`links.column.${column}`) }))}
    >
      <tbody>
        {shown.map((host) => (
          <HostRow key={host.id} host={host} onDecide={onDecide} />
        ))}
      </tbody>
    </DataTable>
  );
}

function HostRow({ host, onDecide }: { host: LinkHost } & Pick<HostsTableProps, 'onDecide'>) {
  const text = useText();
  const sentence = useSentence();
  const { state, decidedAt } = host;
  return (
    <tr>
      <th scope="row">
        {host.withSubdomains ? text('links.withSubdomains', { host: host.shown }) : host.shown}
        <LookAlike lookAlike={host.lookAlike} />
      </th>
      <td>{sentence(host.proposedBy, host.proposedAt, host.proposalReason)}</td>
      <td>
        {decidedAt ? (
          <p>
            <strong>{text(`links.state.${state}`)}</strong>{' '}
            {sentence(host.decidedBy, decidedAt, host.decisionReason)}
          </p>
        ) : null}
        {onDecide ? <Actions host={host} onDecide={onDecide} /> : null}
      </td>
    </tr>
  );
}

const OUTCOMES: Readonly<Record<LinkHost['state'], readonly Outcome[]>> = {
  proposed: ['allowed', 'refused'],
  allowed: ['revoked'],
  refused: [],
  revoked: [],
};

function Actions({
  host,
  onDecide,
}: {
  host: LinkHost;
  onDecide: (host: LinkHost, outcome: Outcome) => void;
}) {
  const text = useText();
  const outcomes = OUTCOMES[host.state].filter((outcome) => outcome !== 'allowed' || host.canAllow);
  return (
    <>
      {host.state === 'proposed' && !host.canAllow ? <p>{text('links.needsSecond')}</p> : null}
      <Flex gap={2} wrap="wrap">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            size="S"
            variant={outcome === 'allowed' ? 'default' : 'tertiary'}
            aria-label={text(`links.do.${outcome}.of`, { host: host.shown })}
            onClick={() => onDecide(host, outcome)}
          >
            {text(`links.do.${outcome}`)}
          </Button>
        ))}
      </Flex>
    </>
  );
}

/** Hosts that whoever runs the system allowed before anybody proposed one. */
export function SettingsTable({ hosts }: { hosts: LinksOverview['ofSettings'] }) {
  const text = useText();
  return (
    <DataTable caption={text('links.ofSettings')} columns={[{ label: text('links.column.host') }]}>
      <tbody>
        {hosts.map(({ host, withSubdomains }) => (
          <tr key={host}>
            <th scope="row">{withSubdomains ? text('links.withSubdomains', { host }) : host}</th>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Who, when and why. */
function useSentence() {
  const text = useText();
  const { formatDate } = useIntl();
  return (by: string | null, at: string, reason: string | null) =>
    text('links.byAt', {
      by: by ?? text('links.nobody'),
      at: formatDate(at, {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: 'Asia/Ho_Chi_Minh',
      }),
      reason: reason ?? '',
    });
}
