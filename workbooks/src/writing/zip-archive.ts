import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION_NEEDED = 20;
/** Made on Unix, so that the attributes are read as a mode. */
const MADE_BY = (3 << 8) | VERSION_NEEDED;
const NAMES_IN_UTF8 = 1 << 11;
const DEFLATED = 8;
// The same content gives the same bytes at any time and place: days in archives are kept without a time zone, and this is the first, 1 January 1980.
const DOS_TIME = 0;
const DOS_DATE = (1 << 5) | 1;
const REGULAR_FILE = (0o100644 << 16) >>> 0;
const COMPRESSION_LEVEL = 6;
const ENTRIES_MAX = 0xffff;
const BYTES_MAX = 0xffff_ffff;

/** A .zip archive that is made in memory, for what workbooks need: no entry and no archive of more than 4 GiB. */
export interface ZipArchive {
  /** Adds a file. Its text is taken piece by piece; only what is compressed is held. */
  add(name: string, pieces: Iterable<string>): Promise<void>;
  /** The bytes of the archive with the files in the order in which they were added. */
  end(): Buffer;
}

/** Throws `RangeError` for more than the format without its extensions can hold. */
export function createZipArchive(): ZipArchive {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;

  function append(...added: Buffer[]): void {
    for (const part of added) offset += part.byteLength;
    parts.push(...added);
    if (offset > BYTES_MAX || directory.length > ENTRIES_MAX)
      throw new RangeError('The archive is larger than its format allows');
  }

  return {
    async add(name, pieces) {
      const { compressed, ...sizes } = await deflate(pieces);
      const entry = { name: Buffer.from(name), ...sizes, compressedBytes: compressed.byteLength };
      directory.push(centralHeaderOf(entry, offset));
      append(localHeaderOf(entry), compressed);
    },
    end() {
      const start = offset;
      append(...directory);
      return Buffer.concat([...parts, endOf(directory.length, start, offset - start)]);
    },
  };
}

interface Entry {
  name: Buffer;
  checksum: number;
  bytes: number;
  compressedBytes: number;
}

async function deflate(pieces: Iterable<string>) {
  const compressed: Buffer[] = [];
  let checksum = 0;
  let bytes = 0;
  function* counted() {
    for (const text of pieces) {
      const piece = Buffer.from(text);
      checksum = crc32(piece, checksum);
      bytes += piece.byteLength;
      yield piece;
    }
  }
  const packer = createDeflateRaw({ level: COMPRESSION_LEVEL });
  await pipeline(counted, packer, async (source) => {
    for await (const part of source) compressed.push(part);
  });
  return { compressed: Buffer.concat(compressed), checksum, bytes };
}

/** What both headers of an entry have in common, from the version on. */
function descriptionOf({ name, checksum, bytes, compressedBytes }: Entry): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION_NEEDED, 0);
  header.writeUInt16LE(NAMES_IN_UTF8, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(DOS_TIME, 6);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(checksum, 10);
  header.writeUInt32LE(compressedBytes, 14);
  header.writeUInt32LE(bytes, 18);
  header.writeUInt16LE(name.byteLength, 22);
  return header;
}

function localHeaderOf(entry: Entry): Buffer {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL_HEADER);
  return Buffer.concat([signature, descriptionOf(entry), entry.name]);
}

function centralHeaderOf(entry: Entry, offset: number): Buffer {
  const start = Buffer.alloc(6);
  start.writeUInt32LE(CENTRAL_HEADER, 0);
  start.writeUInt16LE(MADE_BY, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(REGULAR_FILE, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, descriptionOf(entry), rest, entry.name]);
}

function endOf(entryCount: number, directoryOffset: number, directoryBytes: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(entryCount, 8);
  end.writeUInt16LE(entryCount, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  return end;
}
