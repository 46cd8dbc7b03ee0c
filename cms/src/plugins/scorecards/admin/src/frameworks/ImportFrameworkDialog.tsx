import type { FrameworkImportResponse } from '@congkhai/shared/contracts/scorecards-excel';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { Notice } from '../components/Notice';
import { ImportDialog } from '../files/ImportDialog';
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
  const importing = useImport({
    send: importFramework,
    confirm: ({ sha256 }) => ({ sha256 }),
    onApplied: () => {
      onClose();
      onDone();
    },
  });
  const { report, canApply } = importing;
  return (
    <ImportDialog
      title={text('frameworks.import')}
      means={text('frameworks.import.means')}
      template={{
        label: text('frameworks.import.template'),
        path: '/frameworks/template.xlsx',
        fileName: 'mau-bo-chi-so.xlsx',
      }}
      file={{ label: text('frameworks.import.file'), accept: '.xlsx,.json' }}
      applyLabel={text('frameworks.import.apply')}
      importing={importing}
      onClose={onClose}
    >
      {report && canApply ? <ReadFramework report={report} /> : null}
    </ImportDialog>
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
