import { type Column, plainColumn } from '../cells';
import { commaOnly, type RowHandler, readCsvTable, type TableRow } from '../csv-table';
import { createDistinctIds } from '../distinct-ids';
import { ImportRefused } from '../import-refused';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';
import { type FormatResult, nothingToImport } from './format';
import { readGoatcounterArchive } from './goatcounter-archive';

const VERSIONED_PATH = /^(\d+)Path$/;
const VERSIONS = ['1', '2'];
const NO_SESSION = new Set(['', '0', '0-0']);

/**
 * GoatCounter's exports: the CSV (versions 1 and 2, one row for each page view, mostly gzipped) or the archive of JSON (version 1). Events
 * and what GoatCounter took for robots are left out, as it leaves them out. A visit is a session of its.
 */
export async function readGoatcounter(
  files: readonly InputFile[],
  tally: TallyBuilder,
): Promise<FormatResult> {
  const archives = files.filter(({ isArchive }) => isArchive);
  const tables = files.filter(({ isArchive }) => !isArchive).flatMap(({ texts }) => texts);
  if (archives.length > 0 && tables.length > 0) throw twoTellings(files);
  if (archives.length > 0) {
    for (const archive of archives) await readGoatcounterArchive(archive, tally);
    return { notes: [FIRST_VISITS_NOTE] };
  }
  if (tables.length === 0) throw nothingToImport(files, 'goatcounter-export-….csv.gz');
  const sessions = createDistinctIds();
  const seen = { viewCount: 0, isSessionKnown: true };
  for (const { name, chunks } of tables) {
    await readCsvTable({ name, chunks }, commaOnly, (header) => {
      const columns = columnsOf(header, name);
      return rowHandler(columns, tally, (row) => {
        seen.viewCount += 1;
        const session = columns.session.text(row);
        if (NO_SESSION.has(session)) seen.isSessionKnown = false;
        else sessions.add(session, columns.session.place(row));
      });
    });
  }
  const visitCount = seen.isSessionKnown ? sessions.count() : null;
  tally.addSite({ viewCount: seen.viewCount, visitCount });
  return { notes: [] };
}

type Columns = Record<'path' | 'event' | 'bot' | 'session' | 'date', Column>;

function columnsOf(header: readonly string[], file: string): Columns {
  const [first = ''] = header;
  const [, version] = VERSIONED_PATH.exec(first) ?? [];
  if (version === undefined || !VERSIONS.includes(version)) throw otherVersion(first, file);
  const column = (name: string) => plainColumn(header, name, file);
  return {
    path: column(first),
    event: column('Event'),
    bot: column('Bot'),
    session: column('Session'),
    date: column('Date'),
  };
}

function rowHandler(
  { path, event, bot, date }: Columns,
  tally: TallyBuilder,
  countView: (row: TableRow) => void,
): RowHandler {
  return (row) => {
    if (isEvent(event, row) || bot.count(row) > 0) return;
    tally.addDay(date.text(row), date.place(row));
    tally.addViews(path.text(row), 1, path.place(row));
    countView(row);
  };
}

function isEvent(event: Column, row: TableRow): boolean {
  const written = event.text(row).trim().toLowerCase();
  if (['1', 'true'].includes(written)) return true;
  if (['0', 'false'].includes(written)) return false;
  const shown = JSON.stringify(written.slice(0, 60));
  const vi = `cần true, false, 1 hoặc 0, gặp ${shown}`;
  const en = `expected true, false, 1 or 0, found ${shown}`;
  throw new ImportRefused({ vi, en }, event.place(row));
}

const FIRST_VISITS_NOTE = {
  vi: 'Bản JSON của GoatCounter chỉ đếm lần xem đầu của mỗi trang trong một phiên và không có lượt truy cập.',
  en: "GoatCounter's JSON counts only the first view of a page in a session, and tells no visits.",
};

function otherVersion(first: string, file: string): ImportRefused {
  const shown = JSON.stringify(first.slice(0, 60));
  const vi = `cần cột đầu là 1Path hoặc 2Path, gặp ${shown}`;
  const en = `expected the first column to be 1Path or 2Path, found ${shown}`;
  return new ImportRefused({ vi, en }, { file, line: 1 });
}

function twoTellings(files: readonly InputFile[]): ImportRefused {
  const file = files.map(({ name }) => name).join(', ');
  const vi = 'có cả CSV và JSON: mỗi lượt xem sẽ bị đếm hai lần. Hãy chỉ nhập một loại';
  const en = 'CSV and JSON together would count each view twice. Import one of the two';
  return new ImportRefused({ vi, en }, { file });
}
