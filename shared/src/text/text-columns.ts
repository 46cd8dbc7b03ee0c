import { foldDiacritics } from './text';
import { vietnameseOrderKey } from './vietnamese-order';

// Neither SQLite nor PostgreSQL finds "Đại Lộc" by "dai loc", or sorts it behind "Duy Xuyên", without extensions. So beside a text stand
// two columns that people never see: the text without diacritics to search in, and a key to sort by.

/** The columns of a table that stand beside its texts, by the text they are made from. */
export interface TextColumns {
  folded: Readonly<Record<string, string>>;
  ordered: Readonly<Record<string, string>>;
}

type Fields = Record<string, unknown>;

/** What is asked of a table, as Strapi's database layer takes it. */
export interface TableQuestion {
  _q?: unknown;
  where?: unknown;
  orderBy?: unknown;
}

/** Comparisons in which people do not mind diacritics, and what they become on the folded text. Exact ones stay exact. */
const FOLDED_COMPARISONS = new Map([
  ['$contains', '$contains'],
  ['$containsi', '$contains'],
  ['$notContains', '$notContains'],
  ['$notContainsi', '$notContains'],
  ['$startsWith', '$startsWith'],
  ['$startsWithi', '$startsWith'],
  ['$endsWith', '$endsWith'],
  ['$endsWithi', '$endsWith'],
  ['$eqi', '$eq'],
  ['$nei', '$ne'],
]);

/** A row that is about to be written, with the columns of the texts that it brings. What a form sends for these columns is not taken. */
export function withTextColumns(row: Readonly<Fields>, { folded, ordered }: TextColumns): Fields {
  const ours = new Set([...Object.values(folded), ...Object.values(ordered)]);
  const written = Object.fromEntries(Object.entries(row).filter(([name]) => !ours.has(name)));
  for (const [columns, make] of [
    [folded, foldDiacritics],
    [ordered, vietnameseOrderKey],
  ] as const)
    for (const [text, column] of Object.entries(columns))
      if (text in row) written[column] = typeof row[text] === 'string' ? make(row[text]) : null;
  return written;
}

/** The same question asked of these columns: searches and filters without diacritics, sorted as Vietnamese sorts. */
export function askTextColumns(question: TableQuestion, columns: TextColumns): TableQuestion {
  const { _q, where, orderBy } = question;
  return {
    ...(typeof _q === 'string' ? { _q: foldDiacritics(_q) } : {}),
    ...(where === undefined ? {} : { where: foldFilter(where, columns) }),
    ...(orderBy === undefined ? {} : { orderBy: orderByKeys(orderBy, columns) }),
  };
}

function foldFilter(filter: unknown, columns: TextColumns): unknown {
  if (Array.isArray(filter)) return filter.map((each) => foldFilter(each, columns));
  if (!isFields(filter)) return filter;
  const folded = Object.entries(filter).map(([name, condition]): [Fields, Fields] => {
    if (name.startsWith('$')) return [{ [name]: foldFilter(condition, columns) }, {}];
    const column = columns.folded[name];
    if (column === undefined || !isFields(condition)) return [{ [name]: condition }, {}];
    return splitCondition(name, column, condition);
  });
  const rest = Object.assign({}, ...folded.map(([exact]) => exact));
  const ours = folded.map(([, loose]) => loose).filter((each) => Object.keys(each).length > 0);
  return ours.length === 0 ? rest : { $and: [rest, ...ours] };
}

/** The part of a condition that stays on the text, and the part that is asked of its folded column. */
function splitCondition(name: string, column: string, condition: Fields): [Fields, Fields] {
  const exact: Fields = {};
  const loose: Fields = {};
  for (const [comparison, value] of Object.entries(condition)) {
    const onFolded = FOLDED_COMPARISONS.get(comparison);
    if (onFolded && typeof value === 'string') loose[onFolded] = foldDiacritics(value);
    else exact[comparison] = value;
  }
  return [
    Object.keys(exact).length > 0 ? { [name]: exact } : {},
    Object.keys(loose).length > 0 ? { [column]: loose } : {},
  ];
}

function orderByKeys(orderBy: unknown, { ordered }: Pick<TextColumns, 'ordered'>): unknown {
  if (Array.isArray(orderBy)) return orderBy.map((each) => orderByKeys(each, { ordered }));
  if (typeof orderBy === 'string') return ordered[orderBy] ?? orderBy;
  if (!isFields(orderBy)) return orderBy;
  return Object.fromEntries(
    Object.entries(orderBy).map(([name, direction]) => [ordered[name] ?? name, direction]),
  );
}

function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
