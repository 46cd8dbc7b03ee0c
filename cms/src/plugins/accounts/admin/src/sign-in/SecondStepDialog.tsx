import {
  type Enrolment,
  EnrolmentAnswerSchema,
  RecoveryCodesAnswerSchema,
  type SecondStep,
} from '@congkhai/shared/contracts/accounts-admin';
import { Field, Flex, Modal, Typography } from '@strapi/design-system';
import { type FormEvent, useEffect, useState } from 'react';
import * as z from 'zod';
import { useText } from '../use-text';
import { ContinueFooter } from './ContinueFooter';
import { EnrolmentFacts } from './EnrolmentFacts';
import { RecoveryCodes } from './RecoveryCodes';

const ErrorSchema = z.object({ error: z.object({ message: z.string().min(1) }) });
const GONE_STATUS = 401;

/** Sends something to the second step of the server. */
export interface SecondStepServer {
  post(path: '' | '/enrolment', body: object): Promise<Response>;
}

interface DialogProps {
  step: SecondStep;
  server: SecondStepServer;
  onDone: (response: Response) => void;
}

/** Asks for the code of the second step; who has to set up two-factor sign-in first is shown how, and then the recovery codes. */
export function SecondStepDialog({ step, server, onDone }: DialogProps) {
  const text = useText();
  const [signedIn, setSignedIn] = useState<{ response: Response; recoveryCodes: string[] }>();
  const cancel = () => onDone(refusal(text('second-step.cancelled')));
  return (
    <Modal.Root defaultOpen onOpenChange={(isOpen) => isOpen || (signedIn ?? cancel())}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>
            {text(
              signedIn
                ? 'recovery.title'
                : step.requirement === 'code'
                  ? 'second-step.title'
                  : 'enrolment.title',
            )}
          </Modal.Title>
        </Modal.Header>
        {signedIn ? (
          <RecoveryCodes codes={signedIn.recoveryCodes} onKept={() => onDone(signedIn.response)} />
        ) : (
          <CodeForm
            step={step}
            server={server}
            onCancel={cancel}
            onAnswer={(response, recoveryCodes) =>
              recoveryCodes.length > 0 ? setSignedIn({ response, recoveryCodes }) : onDone(response)
            }
          />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

interface CodeFormProps {
  step: SecondStep;
  server: SecondStepServer;
  onCancel: () => void;
  onAnswer: (response: Response, recoveryCodes: string[]) => void;
}

function CodeForm({ step, server, onCancel, onAnswer }: CodeFormProps) {
  const text = useText();
  const { challenge, requirement } = step;
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const { enrolment, problem: enrolmentProblem } = useEnrolment(step, server);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setIsBusy(true);
    const response = await server.post('', { challenge, code: code.trim() }).catch(() => null);
    setIsBusy(false);
    if (response?.ok) return onAnswer(response, await recoveryCodesIn(response));
    // The time of the challenge is over: only the password can begin another.
    if (response?.status === GONE_STATUS) return onAnswer(response, []);
    setCode('');
    setProblem((response && (await messageIn(response))) ?? text('second-step.failed'));
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography tag="p">
            {text(requirement === 'code' ? 'second-step.hint' : 'enrolment.hint')}
          </Typography>
          {enrolment ? <EnrolmentFacts enrolment={enrolment} /> : null}
          <Field.Root name="code" required error={problem ?? enrolmentProblem ?? false}>
            <Field.Label>{text('second-step.code')}</Field.Label>
            <Field.Input
              autoFocus
              autoComplete="one-time-code"
              maxLength={20}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <ContinueFooter isBusy={isBusy} canContinue={code.trim() !== ''} onCancel={onCancel} />
    </form>
  );
}

/** The secret of whoever has to set up two-factor sign-in first. */
function useEnrolment({ challenge, requirement }: SecondStep, server: SecondStepServer) {
  const text = useText();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (requirement !== 'enrolment') return;
    server
      .post('/enrolment', { challenge })
      .then(async (response) => EnrolmentAnswerSchema.parse(await response.json()).data)
      .then(setEnrolment, () => setProblem(text('second-step.failed')));
  }, [challenge, requirement, server, text]);
  return { enrolment, problem };
}

async function recoveryCodesIn(response: Response): Promise<string[]> {
  const parsed = RecoveryCodesAnswerSchema.safeParse(await response.clone().json());
  return parsed.success ? parsed.data.data.recoveryCodes : [];
}

async function messageIn(response: Response): Promise<string | null> {
  const parsed = ErrorSchema.safeParse(await response.json().catch(() => null));
  return parsed.success ? parsed.data.error.message : null;
}

/** What Strapi's page is told when nobody was let in: in the form of the server's own refusals. */
function refusal(message: string): Response {
  const error = { status: 400, name: 'ApplicationError', message, details: {} };
  return Response.json({ data: null, error }, { status: 400 });
}
