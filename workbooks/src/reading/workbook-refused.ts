/** Thrown inside the reader when a file is no workbook that we read. The message is for the person who uploaded it. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';
}
