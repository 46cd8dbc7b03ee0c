import { createHash } from 'node:crypto';
import {
  IMPORT_ARTICLES_MAX,
  IMPORT_COLUMNS,
  ImportDocumentSchema,
} from '@congkhai/shared/contracts/article-import';
import { CsvInvalid, parseCsv } from '@congkhai/shared/text/csv';
import { openArchive } from '@congkhai/workbooks/reading/archive';
import { errors } from '@strapi/utils';

/** The articles of a file, not looked at yet, and the files that came with them. */
export interface ImportFile {
  fileName: string;
  /** Of everything that came: whoever confirms an import names it. */
  sha256: string;
  rows: unknown[];
  files: ReadonlyMap<string, Buffer>;
}

const DOCUMENT = /(?:^|\/)(?:articles\.json|articles\.csv)$/i;
const ZIP_SIGNATURE = Buffer.from('PK\u0003\u0004', 'latin1');

/** Reads .json, .csv or a .zip with `articles.json` or `articles.csv` and the files it names. Throws `ValidationError` in Vietnamese. */
export async function readImportFile(fileName: string, bytes: Buffer): Promise<ImportFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!bytes.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE))
    return { fileName, sha256, rows: readRows(fileName, bytes), files: new Map() };
  const parts = await unpack(bytes);
  const [name, ...others] = [...parts.keys()].filter((part) => DOCUMENT.test(part)).sort();
  const document = name === undefined ? undefined : parts.get(name);
  if (name === undefined || document === undefined || others.length > 0)
    throw refused('Tệp .zip phải chứa đúng một tệp articles.json hoặc articles.csv.');
  // What the articles name is named from where their document lies.
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const files = new Map(
    [...parts]
      .filter(([part]) => part !== name && part.startsWith(folder))
      .map(([part, content]) => [part.slice(folder.length), content]),
  );
  return { fileName, sha256, rows: readRows(name, document), files };
}

/** The rows of a document by its name: JSON of our own form, or CSV with the columns of the same names. */
export function readRows(name: string, bytes: Buffer): unknown[] {
  const text = readText(bytes);
  const rows = /\.csv$/i.test(name) ? readCsv(text) : readJson(text);
  if (rows.length === 0) throw refused('Tệp không có bài nào.');
  if (rows.length > IMPORT_ARTICLES_MAX)
    throw refused(
      `Tệp có ${rows.length} bài, quá giới hạn ${IMPORT_ARTICLES_MAX}. Hãy chia tệp ra.`,
    );
  return rows;
}

function readText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refused('Tệp không phải UTF-8. Hãy lưu lại với mã UTF-8 (trong Excel: “CSV UTF-8”).');
  }
}

function readJson(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refused(`Tệp không phải JSON đúng cú pháp: ${error.message.replace(/[{}<>']/g, '')}`);
  }
  const parsed = ImportDocumentSchema.safeParse(value);
  if (!parsed.success)
    throw refused(
      'Tệp JSON phải có "format": "congkhai-articles", "version": 1 và danh sách "articles".',
    );
  return parsed.data.articles;
}

function readCsv(text: string): unknown[] {
  let rows: Record<string, string>[];
  try {
    rows = parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvInvalid)) throw error;
    throw refused(
      `Dòng ${error.line} của tệp CSV có số ô khác dòng đầu hoặc có dấu nháy kép đặt sai.`,
    );
  }
  const columns = new Set<string>(IMPORT_COLUMNS);
  const unknown = Object.keys(rows[0] ?? {}).filter((name) => !columns.has(name));
  if (unknown.length > 0)
    throw refused(
      `Tệp CSV có cột không dùng: ${unknown.join(', ')}. Các cột: ${IMPORT_COLUMNS.join(', ')}.`,
    );
  // An empty cell is a field that was left out.
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
  );
}

async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  try {
    const archive = await openArchive(bytes);
    const parts = new Map<string, Buffer>();
    for (const name of archive.names()) {
      if (name.endsWith('/')) continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of archive.read(name)) chunks.push(chunk);
      parts.set(name.normalize('NFC'), Buffer.concat(chunks));
    }
    return parts;
  } catch (error) {
    // The reader of archives speaks of workbooks.
    if (!(error instanceof Error && error.name === 'WorkbookRefused')) throw error;
    throw refused('Không giải nén được tệp .zip: tệp hỏng, có mật khẩu hoặc giải nén ra quá lớn.');
  }
}

function refused(message: string): errors.ValidationError {
  return new errors.ValidationError(message);
}
