import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';
import type { Compressor, ContentEncoding } from '../http';

/** What fits into one packet is not sent sooner for being smaller. */
const BYTES_MIN = 1_000;
/** The encodings that are made, the better one first. */
const ENCODINGS = ['br', 'gzip'] as const;
/** Half a millisecond for the largest pages, and within a tenth of the smallest size. */
const BROTLI_QUALITY = 5;
/** Browsers send few different headers; whoever invents more only makes this forget. */
const HEADERS_MAX = 100;

/**
 * Compresses bodies for whoever takes that (RFC 9110, 12.5.3). What was compressed is kept for as long as the body itself is: an answer that is
 * given again is compressed once.
 */
export function createCompressor(): Compressor {
  const kept: Record<ContentEncoding, WeakMap<Buffer, Buffer<ArrayBuffer>>> = {
    br: new WeakMap(),
    gzip: new WeakMap(),
  };
  const chosen = new Map<string, ContentEncoding | null>();

  return {
    encodingFor(acceptEncoding, byteCount) {
      if (acceptEncoding === undefined || byteCount < BYTES_MIN) return null;
      const known = chosen.get(acceptEncoding);
      if (known !== undefined) return known;
      if (chosen.size >= HEADERS_MAX) chosen.clear();
      const encoding = bestEncoding(acceptEncoding);
      chosen.set(acceptEncoding, encoding);
      return encoding;
    },
    compress(bytes, encoding) {
      const known = kept[encoding].get(bytes);
      if (known) return known;
      const compressed = Buffer.from(encoding === 'br' ? brotliOf(bytes) : gzipSync(bytes));
      kept[encoding].set(bytes, compressed);
      return compressed;
    },
  };
}

/** The encoding that a reader likes best; null for those who want none. */
function bestEncoding(acceptEncoding: string): ContentEncoding | null {
  const accepted = new Map(
    parseAccept(acceptEncoding).map(({ type, q }) => [type.toLowerCase(), q]),
  );
  const qualityOf = (encoding: string) => accepted.get(encoding) ?? accepted.get('*') ?? 0;
  const [best, other] = ENCODINGS;
  const encoding = qualityOf(best) >= qualityOf(other) ? best : other;
  const isWanted =
    qualityOf(encoding) > 0 && qualityOf(encoding) >= (accepted.get('identity') ?? 0);
  return isWanted ? encoding : null;
}

function brotliOf(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}
