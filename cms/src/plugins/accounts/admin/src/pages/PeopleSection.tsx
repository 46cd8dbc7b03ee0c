import { DataTable } from '@congkhai/admin-parts/data-table';
import { IDLE_DAYS, type Person } from '@congkhai/shared/contracts/accounts-admin';
import { Button, Dialog, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useAccountsClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { useText } from '../use-text';

/** How everybody signs in, with what is odd about an account in words. */
export function PeopleSection({ canManage }: { canManage: boolean }) {
  const text = useText();
  const { readPeople } = useAccountsClient();
  const { loaded, reload } = useLoaded(readPeople);
  const [resetting, setResetting] = useState<Person>();
  if (loaded.status === 'loading') return <p role="status">{text('loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="delta" tag="h2">
        {text('people.title')}
      </Typography>
      <DataTable
        caption={text('people.caption')}
        columns={['name', 'roles', 'two-factor', 'last', 'remarks', 'reset'].map((name) => ({
          label: text(`people.${name}`),
        }))}
      >
        <tbody>
          {loaded.data.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              {...(canManage ? { onReset: () => setResetting(person) } : {})}
            />
          ))}
        </tbody>
      </DataTable>
      {resetting ? (
        <ResetDialog
          person={resetting}
          onClose={() => {
            setResetting(undefined);
            reload();
          }}
        />
      ) : null}
    </Flex>
  );
}

function PersonRow({ person, onReset }: { person: Person; onReset?: () => void }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { name, email, roleNames, hasTwoFactor, lastSignInAt } = person;
  const remarks = [
    !person.isActive && text('remark.blocked'),
    person.isIdle && text('remark.idle', { days: IDLE_DAYS }),
    person.isSuperAdministrator && text('remark.super'),
    person.mustHaveTwoFactor && !hasTwoFactor && text('remark.must'),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <Typography variant="pi">{email}</Typography>
      </th>
      <td>{roleNames.join(', ')}</td>
      <td>{text(hasTwoFactor ? 'state.on' : 'state.off')}</td>
      <td>
        {lastSignInAt
          ? formatDate(lastSignInAt, {
              dateStyle: 'short',
              timeStyle: 'short',
              timeZone: 'Asia/Ho_Chi_Minh',
            })
          : '–'}
      </td>
      <td>{remarks.join('; ') || '–'}</td>
      <td>
        {onReset && hasTwoFactor ? (
          <Button
            variant="tertiary"
            size="S"
            aria-label={text('people.reset-of', { name })}
            onClick={onReset}
          >
            {text('people.reset')}
          </Button>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

function ResetDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const text = useText();
  const { resetTwoFactor } = useAccountsClient();
  const { isBusy, run } = useAction();
  const reset = () => run(() => resetTwoFactor(person.id), text('reset.done'));
  return (
    <Dialog.Root defaultOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Content>
        <Dialog.Header>{text('reset.title')}</Dialog.Header>
        <Dialog.Body>{text('reset.hint', { name: person.name })}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{text('second-step.cancel')}</Button>
          </Dialog.Cancel>
          <Button
            variant="danger-light"
            loading={isBusy}
            onClick={() => void reset().then((isDone) => isDone && onClose())}
          >
            {text('people.reset')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
