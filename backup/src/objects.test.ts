import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { putContent, readContent, readWholeContent, withKnownObjects } from './objects';

const MEBIBYTE = 1_048_576;

let folder: string;
let place: PublishedStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-objects-'));
  place = folderStore({ root: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** So many bytes, none like its neighbours. */
const bytesOf = (count: number) => Buffer.from(Uint8Array.from({ length: count }, (_, n) => n * 7));

test.each([
  ['nothing', 0, 0],
  ['one byte', 1, 1],
  ['an object', 16 * MEBIBYTE, 1],
  ['a byte more', 16 * MEBIBYTE + 1, 2],
])('%s is cut into objects and comes back', async (_what, byteCount, objectCount) => {
  const bytes = bytesOf(byteCount);
  const content = await putContent(place, [bytes.subarray(0, 5), bytes.subarray(5)]);
  expect([content.byteCount, content.objects.length]).toEqual([byteCount, objectCount]);
  expect((await readWholeContent(place, content)).equals(bytes)).toBe(true);
});

test('an object is named by its SHA-256, and what is there is not written again', async () => {
  // The hash of "abc" in FIPS 180-2, appendix B.1.
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  const first = await putContent(place, [Buffer.from('abc')]);
  expect(first.objects).toEqual([sha256]);
  const written = jest.spyOn(place, 'writeBytes');
  expect(await putContent(place, [Buffer.from('ab'), Buffer.from('c')])).toEqual(first);
  expect(written).not.toHaveBeenCalled();
});

test('who may write and list, and not read, can back up, and writes what is new only', async () => {
  await putContent(place, [Buffer.from('abc')]);
  const refused = () => Promise.reject(new Error('AccessDenied'));
  const writeOnly = { ...place, read: refused, readBytes: refused, has: refused, remove: refused };
  const written = jest.spyOn(writeOnly, 'writeBytes');
  const known = await withKnownObjects(writeOnly);
  for (const text of ['abc', 'new', 'new']) await putContent(known, [Buffer.from(text)]);
  expect(written).toHaveBeenCalledTimes(1);
});

test('an object that was changed or taken away is named', async () => {
  const content = await putContent(place, [Buffer.from('abc')]);
  const key = `objects/ba/${content.objects[0]}.bin`;
  const read = async () => {
    for await (const _piece of readContent(place, content));
  };
  await place.writeBytes(key, { bytes: Buffer.from('abd'), mediaType: 'text/plain' });
  await expect(read()).rejects.toThrow(`The backup is damaged: ${key}`);
  await place.remove(key);
  await expect(read()).rejects.toThrow(`The backup lacks ${key}`);
});
