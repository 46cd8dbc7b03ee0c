import { Checkbox, Field, Flex, TextInput } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PLUGIN_ID } from '../constants';
import { HostDialog } from './HostDialog';
import { isReason, ReasonInput } from './ReasonInput';
import { useAction, useText } from './request-hooks';

/** Proposes a host that somebody else then allows. */
export function ProposalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { post } = useFetchClient();
  const { isBusy, run } = useAction();
  const [host, setHost] = useState('');
  const [withSubdomains, setWithSubdomains] = useState(false);
  const [reason, setReason] = useState('');
  const send = async () => {
    const proposal = { host, withSubdomains, reason };
    const isDone = await run(
      () => post(`/${PLUGIN_ID}/links/hosts`, proposal),
      text('links.proposed'),
    );
    if (isDone) onClose();
  };
  return (
    <HostDialog
      title={text('links.propose')}
      submitLabel={text('links.propose.submit')}
      isBusy={isBusy}
      canSubmit={host.trim() !== '' && isReason(reason)}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Field.Root name="host" required hint={text('links.host.hint')}>
          <Field.Label>{text('links.column.host')}</Field.Label>
          <TextInput
            value={host}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) => setHost(event.target.value)}
          />
          <Field.Hint />
        </Field.Root>
        <Checkbox
          checked={withSubdomains}
          onCheckedChange={(checked: boolean | 'indeterminate') =>
            setWithSubdomains(checked === true)
          }
        >
          {text('links.subdomains')}
        </Checkbox>
        <ReasonInput reason={reason} onChange={setReason} />
      </Flex>
    </HostDialog>
  );
}
