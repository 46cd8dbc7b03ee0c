/** A text in the languages that open data is described in. */
export interface Described {
  vi: string;
  en: string;
}

export type CellValue = string | number | boolean | readonly string[] | null;

/** What a table's CSV, its description and its readers know of a column. */
export interface ColumnDescription {
  /** Lower-case words joined by underscores: it is the header of the CSV too. */
  name: string;
  title: Described;
  datatype: 'string' | 'integer' | 'decimal' | 'boolean';
  /** The values that a text may have, where they are few. */
  values?: readonly string[];
  /** True if no cell is ever empty. */
  isRequired?: boolean;
  /** True for a list of identifiers, written with blanks between them. */
  isList?: boolean;
}
export interface Column<Row> extends ColumnDescription {
  cellOf(row: Row): CellValue;
}

/** What there is to say about a table before its rows. */
export interface TableDescription {
  fileName: string;
  title: Described;
  columns: readonly ColumnDescription[];
  /** The columns whose values together stand in one row only. */
  primaryKey: readonly string[];
  foreignKeys: readonly { columns: readonly string[]; fileName: string }[];
}

/** An open table. Rows are made while they are read, so that a long table is never in memory as a whole. */
export interface Table extends TableDescription {
  rows(): Iterable<readonly CellValue[]>;
}

/** A table of these rows, each turned into cells by the columns. */
export function tableOf<Row>(
  description: Omit<TableDescription, 'columns'> & { columns: readonly Column<Row>[] },
  rowsOf: () => Iterable<Row>,
): Table {
  const { columns } = description;
  function* rows(): Generator<CellValue[]> {
    for (const row of rowsOf()) yield columns.map((column) => column.cellOf(row));
  }
  return { ...description, rows };
}
