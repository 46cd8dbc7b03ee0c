import type { MediaType } from '@congkhai/shared/news/media';
import { type Archive, openArchive } from '@congkhai/workbooks/reading/archive';
import { type Recognition, refused } from './recognition';

const CONTENT_TYPES = '[Content_Types].xml';
const CONTENT_TYPES_BYTES_MAX = 1024 * 1024;

/** The main part of a file, by the content type that Office Open XML (ISO/IEC 29500-1, 15.2) gives it. */
const MAIN_PARTS: readonly [contentType: RegExp, mediaType: MediaType][] = [
  [
    /wordprocessingml\.document\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    /spreadsheetml\.sheet\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
];
const MACROS = /macroEnabled|vbaProject|vbaData|macrosheet|activeX/i;
const PROGRAMS =
  /\.(?:exe|dll|js|jse|vbs|vbe|wsf|bat|cmd|ps1|hta|jar|scr|msi|lnk|class)$|^META-INF\//i;

/** What a zip archive is: a Word document or an Excel workbook of today's form without macros, or refused. */
export async function recogniseOfficeArchive(bytes: Buffer): Promise<Recognition> {
  try {
    return await recognise(await openArchive(bytes));
  } catch (error) {
    // The reader of archives speaks of workbooks, and this may be anything.
    if (!(error instanceof Error && error.name === 'WorkbookRefused')) throw error;
    return refused('là tệp nén hỏng, có mật khẩu hoặc giải nén ra quá lớn. Hãy mở và lưu lại');
  }
}

async function recognise(archive: Archive): Promise<Recognition> {
  if (!archive.has(CONTENT_TYPES)) return refused('là tệp nén. Hãy giải nén và tải lên từng tệp');
  const types = await readText(archive);
  // Word and Excel write plain UTF-8 here. What could say the same in other letters is not read on.
  if (types === null || /[\0&]|<!/.test(types))
    return refused('bị hỏng. Hãy mở bằng Word hoặc Excel và lưu lại');
  if (MACROS.test(types) || archive.names().some((name) => MACROS.test(name)))
    return refused('có macro nên không được nhận. Hãy lưu thành .docx hoặc .xlsx không có macro');
  if (archive.names().some((name) => PROGRAMS.test(name)))
    return refused('có chương trình ở bên trong nên không được nhận');
  const main = MAIN_PARTS.find(([contentType]) => contentType.test(types));
  return main
    ? { kind: 'taken', mediaType: main[1] }
    : refused('không phải văn bản Word hay bảng tính Excel. Hãy xuất ra PDF');
}

async function readText(archive: Archive): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of archive.read(CONTENT_TYPES)) {
    byteCount += chunk.length;
    if (byteCount > CONTENT_TYPES_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
