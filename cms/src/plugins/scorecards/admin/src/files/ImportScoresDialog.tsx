import { Field, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../use-text';
import { ImportDialog } from './ImportDialog';
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
  const importing = useImport({
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
  const { report, canApply } = importing;
  const needsReason = canApply && isReasonRequired;
  return (
    <ImportDialog
      title={text('import.scores.title', { block: block.name })}
      means={text('import.scores.means')}
      template={{
        label: text('import.template'),
        path: `/blocks/${block.documentId}/template.xlsx`,
        fileName: `mau-cham-diem-${block.blockId}.xlsx`,
      }}
      file={{ label: text('import.scores.file'), accept: '.xlsx' }}
      applyLabel={text('import.apply')}
      importing={importing}
      isMissing={needsReason && reason.trim() === ''}
      onClose={onClose}
    >
      {report && canApply ? <ScoreChanges report={report} /> : null}
      {needsReason ? (
        <Field.Root required>
          <Field.Label>{text('import.reason')}</Field.Label>
          <TextInput
            value={reason}
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field.Root>
      ) : null}
    </ImportDialog>
  );
}
