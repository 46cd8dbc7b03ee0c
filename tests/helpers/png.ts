import { crc32 } from 'node:zlib';

/** The width of a PNG and its texts, read chunk by chunk with every CRC checked. */
export function readPng(png: Buffer): {
  width: number;
  height: number;
  texts: Record<string, string>;
} {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const texts: Record<string, string> = {};
  let last = '';
  for (let start = 8; start < png.length; ) {
    const length = png.readUInt32BE(start);
    const end = start + 8 + length;
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(start + 4, end)));
    last = png.toString('latin1', start + 4, start + 8);
    if (last === 'iTXt') {
      // Keyword, two bytes that are 0 for what is not compressed, language, keyword in that language, text.
      const [keyword = '', , , , , text = ''] = splitAtNulls(png.subarray(start + 8, end), 6);
      texts[keyword] = text;
    }
    start = end + 4;
  }
  expect(last).toBe('IEND');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), texts };
}

function splitAtNulls(data: Buffer, parts: number): string[] {
  const found = data.toString('utf8').split('\0');
  return [...found.slice(0, parts - 1), found.slice(parts - 1).join('\0')];
}
