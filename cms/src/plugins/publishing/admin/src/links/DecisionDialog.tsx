import type { LinkHost } from '@congkhai/shared/contracts/links-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PLUGIN_ID } from '../constants';
import { HostDialog } from './HostDialog';
import { LookAlike } from './LookAlike';
import { isReason, ReasonInput } from './ReasonInput';
import { useAction, useText } from './request-hooks';

export type Outcome = 'allowed' | 'refused' | 'revoked';

interface DecisionDialogProps {
  host: LinkHost;
  outcome: Outcome;
  onClose: () => void;
}

/** Allows, refuses or takes back a host, with a reason. */
export function DecisionDialog({ host, outcome, onClose }: DecisionDialogProps) {
  const text = useText();
  const { post } = useFetchClient();
  const { isBusy, run } = useAction();
  const [reason, setReason] = useState('');
  const send = async () => {
    const address = `/${PLUGIN_ID}/links/hosts/${host.id}/decision`;
    const isDone = await run(
      () => post(address, { outcome, reason }),
      text(`links.done.${outcome}`, { host: host.shown }),
    );
    if (isDone) onClose();
  };
  return (
    <HostDialog
      title={text(`links.do.${outcome}.of`, { host: host.shown })}
      submitLabel={text(`links.do.${outcome}`)}
      isBusy={isBusy}
      canSubmit={isReason(reason)}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text(`links.means.${outcome}`)}</Typography>
        <LookAlike lookAlike={host.lookAlike} />
        <ReasonInput reason={reason} onChange={setReason} />
      </Flex>
    </HostDialog>
  );
}
