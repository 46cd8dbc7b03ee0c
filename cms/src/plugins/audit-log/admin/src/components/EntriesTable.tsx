import { DataTable } from '@congkhai/admin-parts/data-table';
import type { ListedAuditEntry } from '@congkhai/shared/contracts/audit-admin';
import { Button } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useActionName, useActorName } from '../names';
import { useText } from '../use-text';
import { EntryDialog } from './EntryDialog';

/** A page of the log, newest first, with a dialog for each entry. */
export function EntriesTable({ entries }: { entries: readonly ListedAuditEntry[] }) {
  const text = useText();
  const [opened, setOpened] = useState<ListedAuditEntry>();
  return (
    <>
      <DataTable
        caption={text('table.caption')}
        columns={['at', 'actor', 'action', 'subject', 'open'].map((name) => ({
          label: text(`fact.${name}`),
        }))}
      >
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.sequence} entry={entry} onOpen={() => setOpened(entry)} />
          ))}
        </tbody>
      </DataTable>
      {opened ? <EntryDialog entry={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}

function EntryRow({ entry, onOpen }: { entry: ListedAuditEntry; onOpen: () => void }) {
  const text = useText();
  const { formatDate } = useIntl();
  const actionName = useActionName();
  const actorName = useActorName();
  const { at, actor, action, subject } = entry.content;
  return (
    <tr>
      <th scope="row">
        {formatDate(at, {
          dateStyle: 'short',
          timeStyle: 'medium',
          timeZone: 'Asia/Ho_Chi_Minh',
        })}
      </th>
      <td>{actorName(actor)}</td>
      <td>{actionName(action)}</td>
      <td>{subject ? (subject.title ?? subject.documentId) : '–'}</td>
      <td>
        <Button
          variant="tertiary"
          size="S"
          aria-label={text('open.of', { sequence: entry.sequence })}
          onClick={onOpen}
        >
          {text('open')}
        </Button>
      </td>
    </tr>
  );
}
