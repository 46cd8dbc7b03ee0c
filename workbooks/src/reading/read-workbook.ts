import { CELLS_MAX } from '../limits';
import { openArchive } from './archive';
import { readNumberFormats } from './number-formats';
import { findParts } from './parts';
import { readSharedStrings } from './shared-strings';
import { type ReadSheet, readSheet } from './sheet';
import { WorkbookRefused } from './workbook-refused';

export type WorkbookReading =
  | { kind: 'read'; sheets: ReadSheet[] }
  /** Not a workbook that we read, and why, as a Vietnamese sentence. */
  | { kind: 'refused'; message: string };

/**
 * Reads the bytes of an .xlsx file: texts, numbers and merged ranges of every sheet, hidden ones too. Nothing in it is run, evaluated
 * or fetched, and every limit of `limits.ts` holds.
 */
export async function readWorkbook(bytes: Buffer): Promise<WorkbookReading> {
  try {
    return { kind: 'read', sheets: await readSheets(bytes) };
  } catch (error) {
    if (error instanceof WorkbookRefused) return { kind: 'refused', message: error.message };
    throw error;
  }
}

async function readSheets(bytes: Buffer): Promise<ReadSheet[]> {
  const archive = await openArchive(bytes);
  const parts = await findParts(archive);
  let cellCount = 0;
  const context = {
    sharedStrings: parts.sharedStrings ? await readSharedStrings(archive, parts.sharedStrings) : [],
    numberFormats: parts.styles ? await readNumberFormats(archive, parts.styles) : [],
    countCell() {
      cellCount += 1;
      if (cellCount > CELLS_MAX) throw new WorkbookRefused('Tệp có quá nhiều ô có dữ liệu.');
    },
  };
  const sheets: ReadSheet[] = [];
  for (const sheet of parts.sheets) sheets.push(await readSheet(archive, sheet, context));
  return sheets;
}
