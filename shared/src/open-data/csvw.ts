import type { ColumnDescription, Described, TableDescription } from './table';

/**
 * The description of a release's CSV files by CSV on the Web (https://www.w3.org/TR/tabular-metadata/): columns, types, keys and how
 * the tables belong together. It lies beside them as `csv-metadata.json`, where software looks for it.
 */
export function describeTables(
  tables: readonly TableDescription[],
  group: { title: string; licenceUrl: string | null; publisher: string | null },
) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'vi' }],
    'dc:title': group.title,
    ...(group.publisher === null ? {} : { 'dc:publisher': group.publisher }),
    ...(group.licenceUrl === null ? {} : { 'dc:license': { '@id': group.licenceUrl } }),
    'dc:description': {
      '@value':
        'Ô chữ bắt đầu bằng = + - @ được thêm dấu nháy đơn ở đầu để bảng tính không chạy như công thức.',
      '@language': 'vi',
    },
    tables: tables.map(describeTable),
  };
}

function describeTable({ fileName, title, columns, primaryKey, foreignKeys }: TableDescription) {
  return {
    url: fileName,
    'dc:title': inBothLanguages(title),
    dialect: { header: true, encoding: 'utf-8' },
    tableSchema: {
      columns: columns.map(describeColumn),
      primaryKey,
      ...(foreignKeys.length === 0
        ? {}
        : {
            foreignKeys: foreignKeys.map((key) => ({
              columnReference: key.columns,
              reference: { resource: key.fileName, columnReference: key.columns },
            })),
          }),
    },
  };
}

function describeColumn({ name, title, datatype, values, isRequired, isList }: ColumnDescription) {
  return {
    name,
    titles: name,
    'dc:title': inBothLanguages(title),
    datatype: values ? { base: datatype, format: values.join('|') } : datatype,
    ...(isRequired ? { required: true } : {}),
    ...(isList ? { separator: ' ' } : {}),
  };
}

function inBothLanguages({ vi, en }: Described) {
  return [
    { '@value': vi, '@language': 'vi' },
    { '@value': en, '@language': 'en' },
  ];
}
