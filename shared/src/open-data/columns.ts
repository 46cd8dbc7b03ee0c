import type { CellValue, Column, ColumnDescription, Described } from './table';

type Options = Pick<ColumnDescription, 'values' | 'isRequired' | 'isList'>;

/** Makes columns of one kind of row; the title is given in Vietnamese and in English. */
export function columnsOf<Row>() {
  const make =
    (datatype: ColumnDescription['datatype'], preset: Options = {}) =>
    (
      name: string,
      title: readonly [vi: string, en: string],
      cellOf: (row: Row) => CellValue,
      options: Options = {},
    ): Column<Row> => ({
      name,
      title: describedOf(title),
      datatype,
      cellOf,
      ...preset,
      ...options,
    });
  return {
    text: make('string'),
    /** An identifier, which is never empty. */
    id: make('string', { isRequired: true }),
    list: make('string', { isList: true }),
    integer: make('integer'),
    decimal: make('decimal'),
    boolean: make('boolean', { isRequired: true }),
  };
}

function describedOf([vi, en]: readonly [vi: string, en: string]): Described {
  return { vi, en };
}
