import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import { useState } from 'react';
import { Refusal } from '../api/refusal';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';
import type { Confirmation } from './use-files';

/** What both imports report. */
interface Report {
  sha256: string;
  isApplied: boolean;
  problemCount: number;
  /** The first ones. */
  problems: readonly FileProblem[];
}

/** An import as its dialog sees it. */
export type Import<FileReport extends Report = Report> = ReturnType<typeof useImport<FileReport>>;

interface ImportOptions<FileReport extends Report> {
  send: (file: File, confirmed: Confirmation | null) => Promise<FileReport>;
  /** What an apply names of the dry run that it confirms. */
  confirm: (report: FileReport) => Confirmation;
  onApplied: (report: FileReport) => void;
}

/**
 * An import in two steps: a dry run whose report people read, then the apply of that very file. A report that comes back from an
 * apply without having been applied says what has changed meanwhile, and is to be read again.
 */
export function useImport<FileReport extends Report>(options: ImportOptions<FileReport>) {
  const { send, confirm, onApplied } = options;
  const text = useText();
  const { isBusy, run } = useAction();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<FileReport | null>(null);
  const [isStale, setIsStale] = useState(false);
  const canApply = report !== null && report.problemCount === 0;

  const check = (chosen: File) =>
    run(async () => {
      setIsStale(false);
      setReport(await send(chosen, null));
    }, text('import.checked'));
  const apply = (chosen: File, checked: FileReport) =>
    run(async () => {
      const answer = await send(chosen, confirm(checked));
      if (answer.isApplied) return onApplied(answer);
      setReport(answer);
      setIsStale(true);
      throw new Refusal(text('import.stale.title'));
    }, text('import.applied'));

  return {
    file,
    report,
    isStale,
    isBusy,
    canApply,
    choose: (chosen: File | null) => {
      setFile(chosen);
      setReport(null);
    },
    submit: () => {
      if (!file) return;
      void (report && canApply ? apply(file, report) : check(file));
    },
  };
}
