import { type BilingualText, ImportRefused } from '../import-refused';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';

/** What the operator should know of the figures, beside the figures. */
export interface FormatResult {
  notes: readonly BilingualText[];
}

/** Reads what the files of one format say into a tally. */
export type ReadFormat = (
  files: readonly InputFile[],
  tally: TallyBuilder,
) => Promise<FormatResult>;

/** None of the files has a table of the format. */
export function nothingToImport(files: readonly InputFile[], expected: string): ImportRefused {
  const file = files.map(({ name }) => name).join(', ');
  const vi = `không có bảng nào của định dạng này; cần ${expected}`;
  const en = `has no table of this format; expected ${expected}`;
  return new ImportRefused({ vi, en }, { file });
}
