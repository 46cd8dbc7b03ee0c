import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
import { ImportRefused } from './import-refused';
import type { TextFile } from './text-lines';

const PARTS_MAX = 1_000;
/** Guards the machine's time, not its memory: files are unpacked as they are read. */
const UNPACKED_BYTES_MAX = 50 * 1_024 ** 3;

/** A file as the operator has it, with the texts in it: itself, what is in the gzip, or the parts of the archive. */
export interface InputFile {
  name: string;
  sha256: string;
  isArchive: boolean;
  texts: readonly TextFile[];
}

/** Opens a file that is plain text, gzip or a zip archive, told apart by its first bytes. @throws ImportRefused */
export async function openInputFile(path: string): Promise<InputFile> {
  const name = basename(path).normalize('NFC');
  const kind = await kindOf(path, name);
  const sha256 = await sha256Of(path);
  if (kind === 'zip') return { name, sha256, isArchive: true, texts: await textsOfZip(path, name) };
  const chunks = () => limited(kind === 'gzip' ? unzipped(path) : createReadStream(path), name);
  return { name, sha256, isArchive: false, texts: [{ name, chunks }] };
}

async function kindOf(path: string, name: string): Promise<'plain' | 'gzip' | 'zip'> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      if (bytesRead >= 4 && buffer.equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'zip';
      return bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b ? 'gzip' : 'plain';
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const vi = `không mở được tệp (${reason})`;
    const en = `the file cannot be opened (${reason})`;
    throw new ImportRefused({ vi, en }, { file: name }, { cause });
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

function unzipped(path: string): AsyncIterable<Uint8Array> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

async function textsOfZip(path: string, name: string): Promise<TextFile[]> {
  const entries = await entriesOf(path, name);
  return entries
    .filter(({ fileName }) => !fileName.endsWith('/'))
    .map(({ fileName }) => ({
      name: `${name}/${fileName}`,
      chunks: () => limited(entryChunks(path, fileName), `${name}/${fileName}`),
    }));
}

async function entriesOf(path: string, name: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: true });
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > PARTS_MAX) break;
    }
  } catch (cause) {
    throw damaged(name, cause);
  }
  if (entries.length > PARTS_MAX) throw tooLarge(name);
  return entries;
}

// The archive is opened anew for each part, so that nothing stays open when an import is refused half-way.
async function* entryChunks(path: string, fileName: string): AsyncGenerator<Uint8Array> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== fileName) continue;
      const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
      yield* stream;
      return;
    }
  } finally {
    zip.close();
  }
}

/** The chunks themselves, as long as they are not too many. Whatever zlib or yauzl find wrong is wrong with the file. */
async function* limited(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > UNPACKED_BYTES_MAX) throw tooLarge(name);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ImportRefused ? error : damaged(name, error);
  }
}

function damaged(file: string, cause: unknown): ImportRefused {
  const vi = 'tệp bị hỏng, không giải nén được';
  const en = 'the file is damaged and cannot be unpacked';
  return new ImportRefused({ vi, en }, { file }, { cause });
}

function tooLarge(file: string): ImportRefused {
  const vi = 'tệp giải nén ra quá lớn';
  const en = 'the file is too large when unpacked';
  return new ImportRefused({ vi, en }, { file });
}
