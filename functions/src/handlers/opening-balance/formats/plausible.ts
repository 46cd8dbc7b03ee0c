import { plainColumn } from '../cells';
import { commaOnly, type RowHandler, readCsvTable } from '../csv-table';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';
import { type FormatResult, nothingToImport } from './format';

/** The parts of an export that matter; the others tell of sources, devices and places. */
const PAGES = /(?:^|\/)(?:imported_)?pages(?:_\d{8}_\d{8})?\.csv$/;
const VISITORS = /(?:^|\/)(?:imported_)?visitors(?:_\d{8}_\d{8})?\.csv$/;
const EXPECTED = 'imported_pages_….csv, imported_visitors_….csv';

/**
 * Plausible's export of a site ("imported_pages", "imported_visitors", by day) or of its dashboard ("pages", "visitors"). Views of a page
 * are its pageviews; views and visits of the site are those of "visitors". Plausible keeps no views of robots.
 */
export async function readPlausible(
  files: readonly InputFile[],
  tally: TallyBuilder,
): Promise<FormatResult> {
  let pageTables = 0;
  for (const { texts } of files) {
    for (const text of texts) {
      if (PAGES.test(text.name)) {
        pageTables += 1;
        await readCsvTable(text, commaOnly, (header) => pagesHandler(header, text.name, tally));
      } else if (VISITORS.test(text.name)) {
        await readCsvTable(text, commaOnly, (header) => visitorsHandler(header, text.name, tally));
      }
    }
  }
  if (pageTables === 0) throw nothingToImport(files, EXPECTED);
  return { notes: [] };
}

function pagesHandler(header: readonly string[], file: string, tally: TallyBuilder): RowHandler {
  const pageName = header.includes('page') ? 'page' : 'name';
  const page = plainColumn(header, pageName, file);
  const pageviews = plainColumn(header, 'pageviews', file);
  const date = header.includes('date') ? plainColumn(header, 'date', file) : null;
  return (row) => {
    if (date) tally.addDay(date.text(row), date.place(row));
    tally.addViews(page.text(row), pageviews.count(row), page.place(row));
  };
}

function visitorsHandler(header: readonly string[], file: string, tally: TallyBuilder): RowHandler {
  const date = plainColumn(header, 'date', file);
  const pageviews = plainColumn(header, 'pageviews', file);
  const visits = plainColumn(header, 'visits', file);
  return (row) => {
    tally.addDay(date.text(row), date.place(row));
    tally.addSite({ viewCount: pageviews.count(row), visitCount: visits.count(row) });
  };
}
