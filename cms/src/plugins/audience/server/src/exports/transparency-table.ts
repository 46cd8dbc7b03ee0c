import type {
  TransparencyFigures,
  TransparencyFiguresRequest,
} from '@congkhai/shared/contracts/audience-admin';
import { REJECTION_REASONS, VIEW_CLASSES } from '@congkhai/shared/views/view';
import { csvFile, type TableFile } from './table-file';

// The headings are the names that the API uses: whoever checks the figures compares with it.
const HEADINGS = [
  'localDay',
  ...VIEW_CLASSES,
  ...REJECTION_REASONS.map((reason) => `rejected:${reason}`),
  'withoutReaderCount',
  'visitCount',
  'rulesVersions',
];

/** What was taken for what, a line for each day. */
export function exportTransparency(
  { from, to }: TransparencyFiguresRequest,
  { data }: TransparencyFigures,
): TableFile {
  return csvFile(`ban-doc-minh-bach-${from}-${to}.csv`, {
    headings: HEADINGS,
    rows: data.days.map((day) => [
      day.localDay,
      ...VIEW_CLASSES.map((name) => day.classes[name]),
      ...REJECTION_REASONS.map((reason) => day.rejected[reason] ?? 0),
      day.withoutReaderCount,
      day.visitCount,
      day.rulesVersions?.join(' ') ?? null,
    ]),
  });
}
