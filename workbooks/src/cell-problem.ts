/** One thing that is wrong with an uploaded workbook, for the person who can mend it. Messages are Vietnamese sentences. */
export interface CellProblem {
  /** Null if the workbook as a whole is meant. */
  sheet: string | null;
  /** Such as "C12"; null if the sheet as a whole is meant. */
  cell: string | null;
  message: string;
}
