import type { FrameworkImportResponse } from '@congkhai/shared/contracts/scorecards-excel';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { Flex, Typography } from '@strapi/design-system';
import { FormDialog } from '../components/FormDialog';
import { Notice } from '../components/Notice';
import { DownloadButton } from '../files/DownloadButton';
import { FileField } from '../files/FileField';
import { ProblemsTable } from '../files/ImportReport';
import { useFiles } from '../files/use-files';
import { useImport } from '../files/use-import';
import { useText } from '../use-text';

interface ImportFrameworkDialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** A framework from a workbook or a JSON file: a dry run with every wrong cell, then the whole of it or nothing. */
export function ImportFrameworkDialog({ onDone, onClose }: ImportFrameworkDialogProps) {
  const text = useText();
  const { importFramework } = useFiles();
  const { file, report, isStale, isBusy, canApply, choose, submit } = useImport({
    send: importFramework,
    confirm: ({ sha256 }) => ({ sha256 }),
    onApplied: () => {
      onClose();
      onDone();
    },
  });
  return (
    <FormDialog
      title={text('frameworks.import')}
      submitLabel={text(canApply ? 'frameworks.import.apply' : 'import.check')}
      isBusy={isBusy}
      canSubmit={file !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('frameworks.import.means')}</Typography>
        <Flex>
          <DownloadButton
            label={text('frameworks.import.template')}
            path="/frameworks/template.xlsx"
            fileName="mau-bo-chi-so.xlsx"
          />
        </Flex>
        <FileField label={text('frameworks.import.file')} accept=".xlsx,.json" onChoose={choose} />
        {isStale ? (
          <Notice title={text('import.stale.title')}>{text('import.stale')}</Notice>
        ) : null}
        {report && report.problemCount > 0 ? (
          <ProblemsTable count={report.problemCount} problems={report.problems} />
        ) : null}
        {report && canApply ? <ReadFramework report={report} /> : null}
      </Flex>
    </FormDialog>
  );
}

/** What was read, for whoever is about to confirm it. */
function ReadFramework({ report }: { report: FrameworkImportResponse['data'] }) {
  const text = useText();
  const { framework, outcome } = report;
  if (!framework) return null;
  return (
    <Notice title={text(`frameworks.import.${outcome ?? 'create'}`, { name: framework.name })}>
      {text('frameworks.import.read', {
        id: framework.frameworkId,
        version: framework.version,
        items: framework.scoredItemCount,
        maximum: formatThousandths(framework.maximumThousandths),
      })}
    </Notice>
  );
}
