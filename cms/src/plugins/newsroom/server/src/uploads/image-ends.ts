const PNG_HEADER_BYTES = 8;
/** Length, name and checksum around the data of a chunk. */
const PNG_CHUNK_BYTES = 12;
const BOX_HEADER_BYTES = 8;

/** Whether an image ends where its own structure says, so that nothing else can hang on it. */
export function isWholeImage(
  bytes: Buffer,
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif',
): boolean {
  switch (mediaType) {
    case 'image/png':
      return endOfPng(bytes) === bytes.length;
    case 'image/webp': {
      // RIFF counts what follows its first eight bytes, and pads to an even number.
      const isRiff = bytes.subarray(0, 4).equals(Buffer.from('RIFF'));
      return isRiff && bytes.readUInt32LE(4) + 8 === bytes.length;
    }
    case 'image/avif':
      return endOfBoxes(bytes) === bytes.length;
    // Cameras put previews and depth maps behind the end marker, so the end of a JPEG proves nothing.
    case 'image/jpeg':
      return bytes.includes(Buffer.from('ffd9', 'hex'));
  }
}

/** The byte after the chunk IEND, or null if the chunks do not lead there. PNG (W3C, third edition), 5.2 and 5.3. */
function endOfPng(bytes: Buffer): number | null {
  let at = PNG_HEADER_BYTES;
  while (at + PNG_CHUNK_BYTES <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    at += PNG_CHUNK_BYTES + bytes.readUInt32BE(at);
    if (name === 'IEND') return at;
  }
  return null;
}

/** The byte after the last box. ISO/IEC 14496-12, 4.2: 0 is a box to the end of the file, 1 one whose length follows in 64 bits. */
function endOfBoxes(bytes: Buffer): number | null {
  let at = 0;
  while (at + BOX_HEADER_BYTES <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    if (length < BOX_HEADER_BYTES) return length === 0 ? bytes.length : null;
    at += length;
  }
  return at;
}
