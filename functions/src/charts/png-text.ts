import { crc32 } from 'node:zlib';

/** The signature and the chunk IHDR, which is the first of every PNG: 8 bytes, and 4 + 4 + 13 + 4. */
const HEADER_BYTES = 33;

/** A PNG with texts in it that programs can read: chunks iTXt (PNG, third edition, 11.3.3.4), UTF-8, not compressed, right after the header. */
export function withPngTexts(
  png: Uint8Array,
  texts: Readonly<Record<string, string>>,
  language: string,
): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    chunkOf('iTXt', Buffer.from(`${keyword}\0\0\0${language}\0\0${text}`)),
  );
  return Buffer.concat([png.subarray(0, HEADER_BYTES), ...chunks, png.subarray(HEADER_BYTES)]);
}

/** Length, type, data, and a CRC of type and data. */
function chunkOf(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.byteLength);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
