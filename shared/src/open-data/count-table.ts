import type { DaySeal, SealedArticle } from '../views/ledger';
import { VIEW_SOURCES } from '../views/view';
import { type Column, type Table, tableOf } from './table';

type Row = SealedArticle & { localDay: string };

const COLUMNS: readonly Column<Row>[] = [
  column('local_day', ['Ngày', 'Day'], 'string', ({ localDay }) => localDay),
  column('article_id', ['Mã bài', 'Article'], 'string', ({ articleId }) => articleId),
  column('locale', ['Ngôn ngữ', 'Language'], 'string', ({ locale }) => locale),
  column('view_count', ['Lượt xem', 'Views'], 'integer', ({ viewCount }) => viewCount),
  column('read_count', ['Lượt đọc', 'Reads'], 'integer', ({ readCount }) => readCount),
  column('suspect_count', ['Đáng ngờ', 'Suspect'], 'integer', ({ suspectCount }) => suspectCount),
  ...VIEW_SOURCES.map((source) =>
    column(
      `from_${source}`,
      [`Từ nguồn ${source}`, `From ${source}`],
      'integer',
      ({ sources }) => sources[source] ?? 0,
    ),
  ),
];

function column(
  name: string,
  [vi, en]: readonly [string, string],
  datatype: 'string' | 'integer',
  cellOf: Column<Row>['cellOf'],
): Column<Row> {
  return { name, title: { vi, en }, datatype, isRequired: true, cellOf };
}

/** Counts of every article in every language on a sealed day, with what readers came from. */
export function countTable(seal: DaySeal): Table {
  const { localDay, version } = seal;
  return tableOf(
    {
      fileName: `views-${localDay}-${version}.csv`,
      title: { vi: `Lượt xem ngày ${localDay}`, en: `Views on ${localDay}` },
      columns: COLUMNS,
      primaryKey: ['local_day', 'article_id', 'locale'],
      foreignKeys: [],
    },
    () => rowsOf(seal),
  );
}

/** The same as JSON lines: an object for each article in each language. */
export function* countLines(seal: DaySeal): Generator<string> {
  for (const { sources, ...counts } of rowsOf(seal)) {
    const all = Object.fromEntries(VIEW_SOURCES.map((source) => [source, sources[source] ?? 0]));
    yield `${JSON.stringify({ ...counts, sources: all })}\n`;
  }
}

function* rowsOf({ localDay, articles }: DaySeal): Generator<Row> {
  for (const article of articles) yield { localDay, ...article };
}
