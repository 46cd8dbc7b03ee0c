const { createHash } = require('node:crypto');
const { PassThrough } = require('node:stream');
const { finished } = require('node:stream/promises');

// What Lambda's runtime has for functions that send their answer bit by bit. What was sent is told by its length and hash: whole files are too long to be handed on.

/** @typedef {PassThrough & { metadata?: { statusCode: number, headers: Record<string, string> } }} AnswerStream */

Object.assign(globalThis, {
  awslambda: {
    /** @param {(event: object, stream: AnswerStream, context: object) => Promise<void>} respond */
    streamifyResponse: (respond) => {
      return async (/** @type {object} */ event, /** @type {object} */ context) => {
        /** @type {AnswerStream} */
        const stream = new PassThrough();
        const hash = createHash('sha256');
        let byteCount = 0;
        stream.on('data', (/** @type {Buffer} */ bytes) => {
          hash.update(bytes);
          byteCount += bytes.byteLength;
        });
        await Promise.all([respond(event, stream, context), finished(stream)]);
        return { ...stream.metadata, byteCount, sha256: hash.digest('hex') };
      };
    },
    HttpResponseStream: {
      /** @param {AnswerStream} stream @param {NonNullable<AnswerStream['metadata']>} metadata */
      from: (stream, metadata) => Object.assign(stream, { metadata }),
    },
  },
});
