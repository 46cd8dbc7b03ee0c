const { createHash } = require('node:crypto');
const { PassThrough } = require('node:stream');
const { finished } = require('node:stream/promises');

// What Lambda's runtime has for functions that send their answer bit by bit. What was sent is told by its length and hash; a file
// that is too long is not handed on.

const HANDED_ON_BYTES_MAX = 1_000_000;

/** @typedef {PassThrough & { metadata?: { statusCode: number, headers: Record<string, string> } }} AnswerStream */

Object.assign(globalThis, {
  awslambda: {
    /** @param {(event: object, stream: AnswerStream, context: object) => Promise<void>} respond */
    streamifyResponse: (respond) => {
      return async (/** @type {object} */ event, /** @type {object} */ context) => {
        /** @type {AnswerStream} */
        const stream = new PassThrough();
        const hash = createHash('sha256');
        /** @type {Buffer[]} */
        const chunks = [];
        let byteCount = 0;
        stream.on('data', (/** @type {Buffer} */ bytes) => {
          hash.update(bytes);
          byteCount += bytes.byteLength;
          if (byteCount <= HANDED_ON_BYTES_MAX) chunks.push(bytes);
        });
        await Promise.all([respond(event, stream, context), finished(stream)]);
        const isWhole = byteCount <= HANDED_ON_BYTES_MAX;
        const body = isWhole ? Buffer.concat(chunks).toString('base64') : '';
        const sent = { byteCount, sha256: hash.digest('hex') };
        return { ...stream.metadata, ...sent, body, isBase64Encoded: true };
      };
    },
    HttpResponseStream: {
      /** @param {AnswerStream} stream @param {NonNullable<AnswerStream['metadata']>} metadata */
      from: (stream, metadata) => Object.assign(stream, { metadata }),
    },
  },
});
