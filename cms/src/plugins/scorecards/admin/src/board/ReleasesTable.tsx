import { DataTable } from '@congkhai/admin-parts/data-table';
import { Badge, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useDays } from '../use-days';
import { useText } from '../use-text';
import type { Board } from './board';
import { DifferencesDialog } from './DifferencesDialog';
import { ErrataDialog } from './ErrataDialog';

type Release = Board['releases'][number];
const SHA_DIGITS_SHOWN = 12;

/** What has been frozen of the year, newest first. */
export function ReleasesTable({ board }: { board: Board }) {
  const text = useText();
  if (board.releases.length === 0) return <Typography tag="p">{text('releases.none')}</Typography>;
  return (
    <DataTable
      caption={text('releases.caption')}
      columns={[
        { label: text('releases.number'), isFigure: true },
        { label: text('releases.frozenAt') },
        { label: text('releases.decision') },
        { label: text('releases.sha256') },
        { label: text('releases.visibility') },
        { label: text('releases.contents') },
      ]}
    >
      <tbody>
        {board.releases.map((release) => (
          <ReleaseRow key={release.number} periodId={board.documentId} release={release} />
        ))}
      </tbody>
    </DataTable>
  );
}

function ReleaseRow({ periodId, release }: { periodId: string; release: Release }) {
  const text = useText();
  const { formatDay, formatInstant } = useDays();
  const [shown, setShown] = useState<'differences' | 'errata' | null>(null);
  const { number, decision, isPublic, differenceCount, errata } = release;
  const close = () => setShown(null);
  return (
    <tr>
      <th scope="row" className="figure">
        {number}
      </th>
      <td>{formatInstant(release.frozenAt)}</td>
      <td>
        {decision
          ? text('releases.decisionLine', {
              number: decision.number,
              day: formatDay(decision.issuedOn),
            })
          : text('releases.noDecision')}
      </td>
      <td>
        <Sha256 sha256={release.sha256} number={number} />
      </td>
      <td>
        <Badge variant={isPublic ? 'success' : 'neutral'}>
          {text(isPublic ? 'releases.public' : 'releases.notPublic')}
        </Badge>
      </td>
      <td>
        <Flex gap={2} wrap="wrap">
          <Button
            variant="tertiary"
            size="S"
            disabled={differenceCount === 0}
            onClick={() => setShown('differences')}
          >
            {text('releases.differences', { count: differenceCount })}
          </Button>
          {errata.length > 0 ? (
            <Button variant="tertiary" size="S" onClick={() => setShown('errata')}>
              {text('releases.errata', { count: errata.length })}
            </Button>
          ) : null}
        </Flex>
        {shown === 'differences' ? (
          <DifferencesDialog periodId={periodId} number={number} onClose={close} />
        ) : null}
        {shown === 'errata' ? <ErrataDialog release={release} onClose={close} /> : null}
      </td>
    </tr>
  );
}

function Sha256({ sha256, number }: { sha256: string; number: number }) {
  const text = useText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const copySha256 = async () => {
    const isCopied = await copy(sha256);
    toggleNotification({
      type: isCopied ? 'success' : 'danger',
      message: text(isCopied ? 'releases.copied' : 'releases.notCopied'),
    });
  };
  return (
    <Flex gap={1} alignItems="center">
      <code title={sha256}>{sha256.slice(0, SHA_DIGITS_SHOWN)}…</code>
      <IconButton
        label={text('releases.copySha256', { number })}
        variant="ghost"
        onClick={copySha256}
      >
        <Duplicate />
      </IconButton>
    </Flex>
  );
}
