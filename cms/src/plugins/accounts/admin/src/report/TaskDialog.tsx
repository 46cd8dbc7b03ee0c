import { FormDialog } from '@congkhai/admin-parts/form-dialog';
import type { ReportedAccount } from '@congkhai/shared/contracts/accounts-admin';
import { Field, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { type AccountsClient, useAccountsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';

/** What somebody who manages accounts can do to one. */
export type AccountTask = 'end-sessions' | 'expiry' | 'reset-two-factor' | 'block' | 'unblock';

interface TaskDialogProps {
  account: ReportedAccount;
  task: AccountTask;
  onClose: () => void;
}

/** Says what is going to happen to whom, and does it. */
export function TaskDialog({ account, task, onClose }: TaskDialogProps) {
  const text = useText();
  const client = useAccountsClient();
  const { isBusy, run } = useAction();
  const [expiresOn, setExpiresOn] = useState(account.expiresOn ?? '');
  const submit = async () => {
    const isDone = await run(
      () => perform(client, { account, task, expiresOn: expiresOn || null }),
      text(`report.done.${task}`),
    );
    if (isDone) onClose();
  };
  return (
    <FormDialog
      words={{ close: text('report.close'), cancel: text('second-step.cancel') }}
      title={text(`report.task.${task}`)}
      submitLabel={text(`report.task.${task}`)}
      isGrave={task === 'block'}
      isBusy={isBusy}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">
          {text(`report.hint.${task}`, { name: account.name, email: account.email })}
        </Typography>
        {task === 'expiry' ? (
          <Field.Root name="expiresOn" hint={text('report.expiry-hint')}>
            <Field.Label>{text('report.expiry')}</Field.Label>
            <Field.Input
              type="date"
              value={expiresOn}
              onChange={(event) => setExpiresOn(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        ) : null}
      </Flex>
    </FormDialog>
  );
}

interface Order {
  account: ReportedAccount;
  task: AccountTask;
  expiresOn: string | null;
}

function perform(client: AccountsClient, { account: { id }, task, expiresOn }: Order) {
  switch (task) {
    case 'end-sessions':
      return client.endSessions(id);
    case 'expiry':
      return client.setExpiry(id, expiresOn);
    case 'reset-two-factor':
      return client.resetTwoFactor(id);
    case 'block':
      return client.setBlock(id, true);
    case 'unblock':
      return client.setBlock(id, false);
  }
}
