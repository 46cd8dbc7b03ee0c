import type { ReadFormat } from './formats/format';
import type { InputFile } from './input-file';
import { createTally, type Tally } from './tally';

// What the tests of the formats share: files in memory, cut in small pieces so that every border between two is met.

const PIECE_BYTES = 7;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function aText(name: string, content: string | Uint8Array) {
  return { name, chunks: () => piecesOf(Buffer.from(content)) };
}

/** A file that is one text. */
export function aFile(content: string | Uint8Array, name = 'cu.csv'): InputFile {
  return { name, sha256: 'a'.repeat(64), isArchive: false, texts: [aText(name, content)] };
}

/** An archive of texts by name. */
export function anArchive(parts: Readonly<Record<string, string>>, name = 'export.zip'): InputFile {
  const texts = Object.entries(parts).map(([part, text]) => aText(`${name}/${part}`, text));
  return { name, sha256: 'b'.repeat(64), isArchive: true, texts };
}

/** What a format says of files, with the views by address as a plain object. */
export async function tallyOf(
  read: ReadFormat,
  ...files: InputFile[]
): Promise<Omit<Tally, 'viewCountByAddress'> & { views: Record<string, number> }> {
  const tally = createTally();
  await read(files, tally);
  const { viewCountByAddress, ...rest } = tally.result();
  return { views: Object.fromEntries(viewCountByAddress), ...rest };
}
