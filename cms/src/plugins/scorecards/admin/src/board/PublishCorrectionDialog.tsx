import type { Erratum } from '@congkhai/shared/scorecards/release';
import { Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { useScorecardsClient } from '../api/client';
import { useAction, useLoaded } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { ReadingDialog } from '../components/ReadingDialog';
import { useText } from '../use-text';
import type { BoardDialogProps } from './board';
import { DecisionFields } from './DecisionFields';
import { ErrataTable } from './ErrataTable';
import { NO_DECISION, readDecision } from './entered-decision';
import {
  enteredErrataOf,
  readErrata,
  withOwnErratum,
  withReasonWhereMissing,
} from './entered-errata';

/** Publishes what was corrected as the next release: the errata are suggested by the server, and people confirm and word them. */
export function PublishCorrectionDialog(props: BoardDialogProps) {
  const { board, onClose } = props;
  const text = useText();
  const { suggestErrata } = useScorecardsClient();
  const load = useCallback(
    () => suggestErrata(board.documentId),
    [suggestErrata, board.documentId],
  );
  const { loaded } = useLoaded(load);
  if (loaded.status === 'loaded') return <CorrectionForm {...props} suggested={loaded.data} />;
  return (
    <ReadingDialog title={text('correction.publish')} loaded={loaded} onClose={onClose}>
      {() => null}
    </ReadingDialog>
  );
}

interface CorrectionFormProps extends BoardDialogProps {
  suggested: Erratum[];
}

function CorrectionForm({ board, suggested, onDone, onClose }: CorrectionFormProps) {
  const text = useText();
  const { publishCorrection } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [errata, setErrata] = useState(() => enteredErrataOf(suggested));
  const [hasDecision, setHasDecision] = useState(false);
  const [entered, setEntered] = useState(NO_DECISION);
  const readLines = readErrata(errata);
  const decision = hasDecision ? readDecision(entered) : null;
  const canSubmit =
    readLines.kind === 'errata' && readLines.errata.length > 0 && decision?.kind !== 'incomplete';
  const submit = async () => {
    if (readLines.kind !== 'errata' || decision?.kind === 'incomplete') return;
    const publish = () =>
      publishCorrection(board.documentId, {
        errata: readLines.errata,
        decision: decision?.decision ?? null,
      });
    if (!(await run(publish, text('correction.published')))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('correction.publish')}
      submitLabel={text('correction.publish')}
      isBusy={isBusy}
      canSubmit={canSubmit}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('correction.publishMeans')}</Typography>
        <CommonReason
          onApply={(reason) => setErrata((lines) => withReasonWhereMissing(lines, reason))}
        />
        <ErrataTable errata={errata} onChange={setErrata} />
        <Flex>
          <Button
            variant="secondary"
            size="S"
            startIcon={<Plus />}
            onClick={() => setErrata(withOwnErratum)}
          >
            {text('errata.add')}
          </Button>
        </Flex>
        <Checkbox
          checked={hasDecision}
          onCheckedChange={(checked) => setHasDecision(checked === true)}
        >
          {text('correction.newDecision')}
        </Checkbox>
        {hasDecision ? <DecisionFields entered={entered} onChange={setEntered} /> : null}
      </Flex>
    </FormDialog>
  );
}

/** One reason for all lines that have none: mistakes often have one cause. */
function CommonReason({ onApply }: { onApply: (reason: string) => void }) {
  const text = useText();
  const [reason, setReason] = useState('');
  return (
    <Flex alignItems="flex-end" gap={2}>
      <Field.Root flex="1">
        <Field.Label>{text('errata.commonReason')}</Field.Label>
        <TextInput value={reason} onChange={({ target }) => setReason(target.value)} />
      </Field.Root>
      <Button
        variant="secondary"
        size="L"
        disabled={reason.trim() === ''}
        onClick={() => onApply(reason.trim())}
      >
        {text('errata.applyReason')}
      </Button>
    </Flex>
  );
}
