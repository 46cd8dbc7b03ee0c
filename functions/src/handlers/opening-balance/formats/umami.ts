import { plainColumn } from '../cells';
import { commaOnly, type RowHandler, readCsvTable } from '../csv-table';
import { createDistinctIds } from '../distinct-ids';
import { ImportRefused } from '../import-refused';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';
import type { TextFile } from '../text-lines';
import { type FormatResult, nothingToImport } from './format';

const EVENTS_PART = /(?:^|\/)website_event[^/]*\.csv$/;
const PAGES_PART = /(?:^|\/)(?:pages|path)\.csv$/;
const EXPECTED = 'website_event.csv, pages.csv, path.csv';
/** Umami's EVENT_TYPE.pageView; the others are custom events, links, pixels and performance. */
const PAGE_VIEW = 1;

/**
 * Umami's exports: the events ("website_event.csv", one row for each), the table of pages ("path.csv": name, pageviews) or the pages in the
 * export of a website ("pages.csv": x, y). Umami keeps no views of robots. Visits are known from events only.
 */
export async function readUmami(
  files: readonly InputFile[],
  tally: TallyBuilder,
): Promise<FormatResult> {
  const visits = createDistinctIds();
  const seen = { events: 0, pages: 0, visitorsOfPages: 0, viewCount: 0, isVisitKnown: true };
  for (const text of files.flatMap(textsOf)) {
    await readCsvTable(text, commaOnly, (header) => {
      if (header.includes('url_path')) {
        seen.events += 1;
        if (!header.includes('visit_id')) seen.isVisitKnown = false;
        return eventsHandler(header, text.name, tally, visits, () => {
          seen.viewCount += 1;
        });
      }
      seen.pages += 1;
      if (header.includes('x')) seen.visitorsOfPages += 1;
      return pagesHandler(header, text.name, tally);
    });
  }
  if (seen.events + seen.pages === 0) throw nothingToImport(files, EXPECTED);
  if (seen.events > 0 && seen.pages > 0) throw twoTellings(files);
  if (seen.events > 0)
    tally.addSite({
      viewCount: seen.viewCount,
      visitCount: seen.isVisitKnown ? visits.count() : null,
    });
  return { notes: seen.visitorsOfPages > 0 ? [VISITORS_NOTE] : [] };
}

/** Of an archive the events if it has them, else the pages. A file that is given by itself is read whatever its name. */
function textsOf({ isArchive, texts }: InputFile): readonly TextFile[] {
  if (!isArchive) return texts;
  const events = texts.filter(({ name }) => EVENTS_PART.test(name));
  return events.length > 0 ? events : texts.filter(({ name }) => PAGES_PART.test(name));
}

function eventsHandler(
  header: readonly string[],
  file: string,
  tally: TallyBuilder,
  visits: ReturnType<typeof createDistinctIds>,
  countView: () => void,
): RowHandler {
  const path = plainColumn(header, 'url_path', file);
  const type = plainColumn(header, 'event_type', file);
  const createdAt = plainColumn(header, 'created_at', file);
  const query = header.includes('url_query') ? plainColumn(header, 'url_query', file) : null;
  const visit = header.includes('visit_id') ? plainColumn(header, 'visit_id', file) : null;
  return (row) => {
    if (type.count(row) !== PAGE_VIEW) return;
    tally.addDay(createdAt.text(row), createdAt.place(row));
    const search = query?.text(row).replace(/^\?/, '');
    const address = search ? `${path.text(row)}?${search}` : path.text(row);
    tally.addViews(address, 1, path.place(row));
    countView();
    if (visit) visits.add(visit.text(row), visit.place(row));
  };
}

function pagesHandler(header: readonly string[], file: string, tally: TallyBuilder): RowHandler {
  const isShort = header.includes('x') && header.includes('y');
  const page = plainColumn(header, isShort ? 'x' : 'name', file);
  const count = plainColumn(header, isShort ? 'y' : 'pageviews', file);
  return (row) => tally.addViews(page.text(row), count.count(row), page.place(row));
}

const VISITORS_NOTE = {
  vi: 'pages.csv của Umami đếm số người xem của 500 trang đầu, ít hơn số lượt xem. Nếu có tệp sự kiện, hãy nhập tệp đó.',
  en: "Umami's pages.csv counts visitors of the first 500 pages, which are fewer than views. Import the events if you have them.",
};

function twoTellings(files: readonly InputFile[]): ImportRefused {
  const file = files.map(({ name }) => name).join(', ');
  const vi =
    'có cả tệp sự kiện và tệp trang: mỗi lượt xem sẽ bị đếm hai lần. Hãy chỉ nhập một loại';
  const en = 'events and pages together would count each view twice. Import one of the two';
  return new ImportRefused({ vi, en }, { file });
}
