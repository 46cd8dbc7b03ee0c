import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { FormDialog } from '../components/FormDialog';
import { Notice } from '../components/Notice';
import { useText } from '../use-text';
import { DownloadButton } from './DownloadButton';
import { FileField } from './FileField';
import { ProblemsTable } from './ImportReport';
import type { Import } from './use-import';

interface ImportDialogProps {
  title: string;
  means: string;
  template: { label: string; path: string; fileName: string };
  /** `accept` are endings such as ".xlsx,.json". */
  file: { label: string; accept: string };
  applyLabel: string;
  importing: Import;
  /** True while something else has to be filled in before it is applied. */
  isMissing?: boolean;
  onClose: () => void;
  /** What the apply would do, below the file. */
  children: ReactNode;
}

/** A file that is checked first, with every wrong cell, and then read in whole or not at all. */
export function ImportDialog(props: ImportDialogProps) {
  const { title, means, template, applyLabel, importing, isMissing, onClose, children } = props;
  const text = useText();
  const { file, report, isStale, isBusy, canApply, choose, submit } = importing;
  return (
    <FormDialog
      title={title}
      submitLabel={canApply ? applyLabel : text('import.check')}
      isBusy={isBusy}
      canSubmit={file !== null && !isMissing}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{means}</Typography>
        <Flex>
          <DownloadButton {...template} />
        </Flex>
        <FileField {...props.file} onChoose={choose} />
        {isStale ? (
          <Notice title={text('import.stale.title')}>{text('import.stale')}</Notice>
        ) : null}
        {report && report.problemCount > 0 ? (
          <ProblemsTable count={report.problemCount} problems={report.problems} />
        ) : null}
        {children}
      </Flex>
    </FormDialog>
  );
}
