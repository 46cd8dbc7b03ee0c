import type { Enrolment } from '@congkhai/shared/contracts/accounts-admin';
import { Field, Flex, Modal, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { useAccountsClient } from '../api/client';
import { useErrorText } from '../api/request-hooks';
import { ContinueFooter } from '../sign-in/ContinueFooter';
import { EnrolmentFacts } from '../sign-in/EnrolmentFacts';
import { RecoveryCodes } from '../sign-in/RecoveryCodes';
import { useText } from '../use-text';

/** Setting up two-factor sign-in, new recovery codes, turning it off. */
export type OwnTask = 'enrol' | 'renew' | 'remove';

/** Asks for what proves that it is the person, step by step, and shows new recovery codes at the end. */
export function OwnDialog({ task, onClose }: { task: OwnTask; onClose: () => void }) {
  const text = useText();
  const { begin, confirm, renewRecoveryCodes, turnOff } = useAccountsClient();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();

  async function prove(proof: string): Promise<void> {
    if (task === 'renew') setCodes(await renewRecoveryCodes(proof));
    else if (task === 'remove') {
      await turnOff(proof);
      onClose();
    } else if (enrolment) setCodes(await confirm(proof));
    else setEnrolment(await begin(proof));
  }
  const asksPassword = task === 'enrol' && !enrolment;
  return (
    <Modal.Root defaultOpen onOpenChange={(isOpen) => isOpen || onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text(codes ? 'recovery.title' : `task.${task}.title`)}</Modal.Title>
        </Modal.Header>
        {codes ? (
          <RecoveryCodes codes={codes} onKept={onClose} />
        ) : (
          <ProofForm
            key={asksPassword ? 'password' : 'code'}
            kind={asksPassword ? 'password' : 'code'}
            onProve={prove}
            onCancel={onClose}
          >
            <Typography tag="p">
              {text(enrolment ? 'enrolment.own-hint' : `task.${task}.hint`)}
            </Typography>
            {enrolment ? <EnrolmentFacts enrolment={enrolment} /> : null}
          </ProofForm>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

interface ProofFormProps {
  kind: 'password' | 'code';
  children: React.ReactNode;
  /** Throws what the server says of a wrong one. */
  onProve: (proof: string) => Promise<void>;
  onCancel: () => void;
}

function ProofForm({ kind, children, onProve, onCancel }: ProofFormProps) {
  const text = useText();
  const errorText = useErrorText();
  const [proof, setProof] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    setProblem(undefined);
    try {
      await onProve(proof);
    } catch (error) {
      setProblem(errorText(error));
      setProof('');
    }
    setIsBusy(false);
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
          <Field.Root name={kind} required error={problem ?? false}>
            <Field.Label>
              {text(kind === 'password' ? 'proof.password' : 'second-step.code')}
            </Field.Label>
            <Field.Input
              autoFocus
              type={kind === 'password' ? 'password' : 'text'}
              autoComplete={kind === 'password' ? 'current-password' : 'one-time-code'}
              maxLength={kind === 'password' ? 200 : 20}
              value={proof}
              onChange={(event) => setProof(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <ContinueFooter isBusy={isBusy} canContinue={proof.trim() !== ''} onCancel={onCancel} />
    </form>
  );
}
