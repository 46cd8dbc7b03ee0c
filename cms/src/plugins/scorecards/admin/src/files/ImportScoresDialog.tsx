import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormDialog } from '../components/FormDialog';
import { Notice } from '../components/Notice';
import { useText } from '../use-text';
import { DownloadButton } from './DownloadButton';
import { FileField } from './FileField';
import { ProblemsTable } from './ImportReport';
import { ScoreChanges } from './ScoreChanges';
import { useFiles } from './use-files';
import { useImport } from './use-import';

interface ImportScoresDialogProps {
  block: { documentId: string; blockId: string; name: string };
  /** In a correction, every change says why. */
  isReasonRequired: boolean;
  onDone: () => void;
  onClose: () => void;
}

/** Scores of a block from a workbook: a dry run that shows every wrong cell and every change, then everything or nothing. */
export function ImportScoresDialog(props: ImportScoresDialogProps) {
  const { block, isReasonRequired, onDone, onClose } = props;
  const text = useText();
  const { importScores } = useFiles();
  const [reason, setReason] = useState('');
  const { file, report, isStale, isBusy, canApply, choose, submit } = useImport({
    send: (chosen, confirmed) => importScores(block.documentId, chosen, confirmed),
    confirm: ({ sha256, changesSha256 }) => ({
      sha256,
      changesSha256,
      ...(isReasonRequired && { reason: reason.trim() }),
    }),
    onApplied: () => {
      onClose();
      onDone();
    },
  });
  const isReasonMissing = canApply && isReasonRequired && reason.trim() === '';
  return (
    <FormDialog
      title={text('import.scores.title', { block: block.name })}
      submitLabel={text(canApply ? 'import.apply' : 'import.check')}
      isBusy={isBusy}
      canSubmit={file !== null && !isReasonMissing}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('import.scores.means')}</Typography>
        <Flex>
          <DownloadButton
            label={text('import.template')}
            path={`/blocks/${block.documentId}/template.xlsx`}
            fileName={`mau-cham-diem-${block.blockId}.xlsx`}
          />
        </Flex>
        <FileField label={text('import.scores.file')} accept=".xlsx" onChoose={choose} />
        {isStale ? (
          <Notice title={text('import.stale.title')}>{text('import.stale')}</Notice>
        ) : null}
        {report && report.problemCount > 0 ? (
          <ProblemsTable count={report.problemCount} problems={report.problems} />
        ) : null}
        {report && canApply ? <ScoreChanges report={report} /> : null}
        {canApply && isReasonRequired ? (
          <Field.Root required>
            <Field.Label>{text('import.reason')}</Field.Label>
            <TextInput
              value={reason}
              maxLength={500}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field.Root>
        ) : null}
      </Flex>
    </FormDialog>
  );
}
