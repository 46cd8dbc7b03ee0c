import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import type { SegmentRow } from '@congkhai/shared/views/recount-hour';
import { parseSegment, writeSegment } from '@congkhai/shared/views/segment';
import { sha256Of } from './signing';

const GZIP_LEVEL = 9;
/** The text of an hour may have so many bytes: some twenty million views. */
const TEXT_BYTES_MAX = 2 ** 31 - 1;
const LINE_FEED = 10;

export interface SegmentFile {
  bytes: Buffer;
  /** Of the text, before it was compressed. */
  sha256: string;
  rowCount: number;
}

/** Compresses the text of a segment while it is made: only the compressed file is ever whole in memory. */
export async function compressSegment(
  hour: string,
  rows: Iterable<SegmentRow>,
): Promise<SegmentFile> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let rowCount = 0;
  function* countedRows() {
    for (const row of rows) {
      rowCount += 1;
      yield row;
    }
  }
  function* hashedText() {
    for (const text of writeSegment(hour, countedRows())) {
      hash.update(text);
      yield text;
    }
  }
  await pipeline(
    Readable.from(hashedText()),
    createGzip({ level: GZIP_LEVEL }),
    async (source: AsyncIterable<Buffer>) => {
      for await (const part of source) parts.push(part);
    },
  );
  return { bytes: Buffer.concat(parts), sha256: hash.digest('hex'), rowCount };
}

export interface SegmentText {
  sha256: string;
  /** Reads the rows anew at each call, one at a time. Throws `SegmentInvalid` for a text that is none. */
  rows(): Iterable<SegmentRow>;
}

/** The text of a stored segment. Throws what zlib throws if the file is damaged. */
export function openSegment(hour: string, bytes: Uint8Array): SegmentText {
  const text = gunzipSync(bytes, { maxOutputLength: TEXT_BYTES_MAX });
  return { sha256: sha256Of(text), rows: () => parseSegment(hour, linesOf(text)) };
}

function* linesOf(text: Buffer): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf(LINE_FEED, start);
    if (end === -1) break;
    yield text.toString('latin1', start, end);
    start = end + 1;
  }
  // A last line without its end is no line that was written so.
  if (start < text.length) yield `${text.toString('latin1', start)} (without a line feed)`;
}
