import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip } from 'fflate';

const UNIX = 3;
const REGULAR_FILE = 0o100644 << 16;
const DEFLATED = 8;
const COMPRESSION_LEVEL = 6;
// The same content gives the same bytes at any time and place: days in archives are kept without a time zone, and this is the first.
const FIRST_DAY = new Date(1980, 0, 1);
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
  const parts: Uint8Array[] = [];
  let byteLength = 0;
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
    byteLength += part.byteLength;
    if (byteLength > BYTES_MAX)
      throw new RangeError('The archive is larger than its format allows');
  });
  return {
    async add(filename, pieces) {
      // zlib compresses in a thread of its own and faster than a library in JavaScript.
      const { compressed, ...sums } = await deflate(pieces);
      const file: Parameters<Zip['add']>[0] = {
        filename,
        ...sums,
        compression: DEFLATED,
        mtime: FIRST_DAY,
        os: UNIX,
        attrs: REGULAR_FILE,
      };
      zip.add(file);
      file.ondata?.(null, compressed, true);
    },
    end() {
      zip.end();
      return Buffer.concat(parts);
    },
  };
}

/** Compressed bytes, with the size and the checksum of what was compressed. */
async function deflate(
  pieces: Iterable<string>,
): Promise<{ compressed: Buffer<ArrayBuffer>; size: number; crc: number }> {
  const compressed: Buffer[] = [];
  let crc = 0;
  let size = 0;
  function* counted() {
    for (const text of pieces) {
      const piece = Buffer.from(text);
      crc = crc32(piece, crc);
      size += piece.byteLength;
      yield piece;
    }
  }
  const packer = createDeflateRaw({ level: COMPRESSION_LEVEL });
  await pipeline(counted, packer, async (source) => {
    for await (const part of source) compressed.push(part);
  });
  return { compressed: Buffer.concat(compressed), size, crc };
}
