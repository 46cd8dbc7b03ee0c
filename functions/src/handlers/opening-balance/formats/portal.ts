import { ArticleIdSchema, SlugSchema } from '@congkhai/shared/contracts/identifiers';
import { type Column, columnOf } from '../cells';
import { writtenCountOf } from '../count';
import { readCsvTable, type TableRow } from '../csv-table';
import { ImportRefused, type Place } from '../import-refused';
import type { InputFile } from '../input-file';
import type { TallyBuilder } from '../tally';
import { type FormatResult, nothingToImport } from './format';

/** In place of an address: the row is about the whole site. */
const WHOLE_SITE = '*';
const KEY_COLUMNS = ['articleId', 'slug', 'address'] as const;
type KeyColumn = (typeof KEY_COLUMNS)[number];

/**
 * Our own table for totals of any older portal: `address`, `slug` or `articleId`, then `viewCount`; a row whose address is `*` holds the
 * totals of the whole site, with `visitCount`. Spreadsheets of Viet Nam separate cells by semicolons and thousands by points: both are read.
 */
export async function readPortal(
  files: readonly InputFile[],
  tally: TallyBuilder,
): Promise<FormatResult> {
  const seenAt = new Map<string, Place>();
  const sums: { pages: number; site: { viewCount: number; place: Place } | null } = {
    pages: 0,
    site: null,
  };
  const texts = files.filter(({ isArchive }) => !isArchive).flatMap((file) => file.texts);
  if (texts.length < files.length) throw nothingToImport(files, '.csv, .csv.gz');
  for (const text of texts) {
    await readCsvTable(text, separatorOf, (header) => {
      const row = rowReader(header, text.name);
      return (cells) => {
        const { key, kind, viewCount, visitCount, place } = row(cells);
        refuseRepetition(`${kind === 'address' ? '' : kind} ${key}`, place, seenAt);
        if (key === WHOLE_SITE) {
          sums.site = { viewCount, place };
          return tally.addSite({ viewCount, visitCount });
        }
        sums.pages += viewCount;
        tally.addViews(kind === 'address' ? key : `/${key}`, viewCount, place);
      };
    });
  }
  if (sums.site && sums.site.viewCount < sums.pages) throw siteTooSmall(sums.site, sums.pages);
  return { notes: [] };
}

function separatorOf(headerLine: string): string {
  return [';', '\t'].find((separator) => headerLine.includes(separator)) ?? ',';
}

interface PortalRow {
  key: string;
  kind: KeyColumn;
  viewCount: number;
  visitCount: number | null;
  place: Place;
}

function rowReader(header: readonly string[], file: string): (row: TableRow) => PortalRow {
  const column = (name: string) => columnOf(header, name, file, writtenCountOf);
  const keys = KEY_COLUMNS.filter((name) => header.includes(name)).map((kind) => ({
    kind,
    column: column(kind),
  }));
  if (keys.length === 0) column('address');
  const views = column('viewCount');
  const visits = header.includes('visitCount') ? column('visitCount') : null;
  return (row) => {
    const { kind, key, place } = keyIn(row, keys);
    const hasVisits = visits !== null && visits.text(row).trim() !== '';
    if (hasVisits && key !== WHOLE_SITE) throw visitsOfAPage(visits.place(row));
    return {
      key,
      kind,
      viewCount: views.count(row),
      visitCount: hasVisits ? visits.count(row) : null,
      place,
    };
  };
}

function keyIn(row: TableRow, keys: readonly { kind: KeyColumn; column: Column }[]) {
  const found = keys
    .map(({ kind, column }) => {
      const key = column.text(row).normalize('NFC').trim();
      return { kind, key, place: column.place(row) };
    })
    .filter(({ key }) => key !== '');
  const [first] = found;
  if (!first || found.length > 1) throw notOneKey(row, keys, found.length);
  if (first.key !== WHOLE_SITE) checkKey(first);
  return first;
}

function checkKey({ kind, key, place }: { kind: KeyColumn; key: string; place: Place }): void {
  const isRight =
    kind === 'address' || (kind === 'slug' ? SlugSchema : ArticleIdSchema).safeParse(key).success;
  if (isRight) return;
  const shown = JSON.stringify(key.slice(0, 60));
  const vi = `cần ${kind === 'slug' ? 'một slug như tin-moi' : 'mã bài gồm 24 đến 32 chữ thường và số'}, gặp ${shown}`;
  const en = `expected ${kind === 'slug' ? 'a slug such as tin-moi' : 'an article id of 24 to 32 small letters and digits'}, found ${shown}`;
  throw new ImportRefused({ vi, en }, place);
}

// Old addresses of one article add up. The very same one twice is a mistake: we cannot know which count is right.
function refuseRepetition(key: string, place: Place, seenAt: Map<string, Place>): void {
  const before = seenAt.get(key);
  if (!before) {
    seenAt.set(key, place);
    return;
  }
  const vi = `${key.trim()} đã có ở ${before.file}, dòng ${before.line}`;
  const en = `${key.trim()} stands already in ${before.file}, line ${before.line}`;
  throw new ImportRefused({ vi, en }, place);
}

function notOneKey(
  { line }: TableRow,
  keys: readonly { kind: KeyColumn; column: Column }[],
  count: number,
): ImportRefused {
  const names = keys.map(({ kind }) => kind).join(', ');
  const vi = `cần đúng một trong các cột ${names} có giá trị, có ${count}`;
  const en = `expected exactly one of the columns ${names} to have a value, ${count} have`;
  const file = keys[0]?.column.place({ line, cells: [] }).file ?? '';
  return new ImportRefused({ vi, en }, { file, line });
}

function visitsOfAPage(place: Place): ImportRefused {
  const vi = 'lượt truy cập chỉ có ở dòng * của toàn trang; ở dòng khác hãy để trống';
  const en = 'visits stand only in the row * of the whole site; leave them empty in the others';
  return new ImportRefused({ vi, en }, place);
}

function siteTooSmall(
  { viewCount, place }: { viewCount: number; place: Place },
  pagesViewCount: number,
): ImportRefused {
  const vi = `tổng toàn trang ${viewCount} nhỏ hơn tổng các dòng ${pagesViewCount}`;
  const en = `the total of the whole site, ${viewCount}, is below the sum of the rows, ${pagesViewCount}`;
  return new ImportRefused({ vi, en }, { ...place, column: 'viewCount' });
}
