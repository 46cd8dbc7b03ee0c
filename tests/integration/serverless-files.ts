import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { httpEvent } from '../helpers/lambda-events';
import type { PackagedFunctions } from '../helpers/packaged-functions';

const StreamedAnswerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  byteCount: z.number(),
  sha256: z.string(),
});
const MEGABYTE = 1024 * 1024;

/** What the function of files sends, bit by bit, that the HTTP API could not. The release 1 of the period is there, with its open data. */
export function fileFacts(world: () => PackagedFunctions, periodId: string): void {
  async function askFor(path: string, headers: Record<string, string> = {}) {
    const event = httpEvent('GET', path);
    const answer = await world().invoke('media', {
      ...event,
      headers: { ...event.headers, ...headers },
    });
    return StreamedAnswerSchema.parse(answer);
  }

  test('a file of 20 MB, which the HTTP API could not send, comes whole and checked through a function of its own', async () => {
    const { store } = world();
    const bytes = Buffer.alloc(20 * MEGABYTE, 'Cải cách hành chính ');
    const sha256 = hashOf(bytes);
    const key = objectKeys.media(sha256, 'ban-quet.pdf');
    await store.writeBytes(key, { bytes, mediaType: 'application/pdf' });
    expect(await askFor(`/v1/${key}`)).toMatchObject({
      statusCode: 200,
      byteCount: bytes.byteLength,
      sha256,
      headers: {
        'content-type': 'application/pdf',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    });
    expect((await askFor(`/v1/media/${'0'.repeat(32)}/khong-co.pdf`)).statusCode).toBe(404);

    // Somebody who has the keys of the bucket puts another file there.
    await store.writeBytes(key, {
      bytes: Buffer.from('%PDF-1.7 …'),
      mediaType: 'application/pdf',
    });
    expect((await askFor(`/v1/${key}`)).statusCode).toBe(503);
  });

  test('files of open data that are larger than an answer of the HTTP API come whole, compressed for who takes that and unpacked for who does not', async () => {
    const { store } = world();
    const address = `/v1/periods/${periodId}/releases/1/open-data`;
    const csv = Buffer.alloc(12 * MEGABYTE, 'xa-tien-chau,1.2,3.5\r\n');
    const packed = Buffer.from(gzipSync(csv));
    const annex = Buffer.alloc(8 * MEGABYTE, 'annex');
    const large: [name: string, stored: string, bytes: Buffer<ArrayBuffer>][] = [
      ['scores.csv', 'scores.csv.gz', packed],
      ['annex.xlsx', 'annex.xlsx', annex],
    ];
    for (const [name, storedName, bytes] of large) {
      const key = objectKeys.openDataFile(periodId, 1, storedName);
      const former = await store.readBytes(key);
      if (!former) throw new Error(`There is no ${key}`);
      const mediaType = 'application/octet-stream';
      await store.writeBytes(key, { bytes, mediaType });
      const whole = name === 'scores.csv' ? csv : annex;
      const plain = await askFor(`${address}/${name}`);
      expect([plain.statusCode, plain.byteCount, plain.sha256]).toEqual([
        200,
        whole.byteLength,
        hashOf(whole),
      ]);
      expect(plain.headers['content-encoding']).toBeUndefined();
      const taken = await askFor(`${address}/${name}`, { 'accept-encoding': 'br, gzip' });
      expect([taken.statusCode, taken.sha256]).toEqual([200, hashOf(bytes)]);
      await store.writeBytes(key, { bytes: former.bytes, mediaType });
    }
    expect((await askFor(`${address}/nothing.csv`)).statusCode).toBe(404);
  });
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
