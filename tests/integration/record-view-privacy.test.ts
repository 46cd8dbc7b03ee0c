import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { folderStore } from '@congkhai/published-store';
import { startOfLocalDay } from '@congkhai/shared/time/local-day';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { createReaderKeys } from '../../functions/src/handlers/record-view/reader-keys';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import { anArticleId, putArticles, someArticles } from '../helpers/builders';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { sealAt } from '../helpers/ledger';
import { BROWSER } from '../helpers/sent-views';
import { anEventId } from '../helpers/view-events';

// Privacy by search: after ten thousand views with known addresses and user agents, once their day is closed, nothing of them is found in
// any file or log, nor anything that could be computed from them.

const VIEWS = 10_000;
const CLIENTS = 40;
const DAY_MILLISECONDS = 86_400_000;

const folder = mkdtempSync(join(tmpdir(), 'congkhai-privacy-'));
const dataFolder = join(folder, 'data');
const viewsFile = join(dataFolder, 'views.sqlite');
const published = folderStore({ root: join(dataFolder, 'published') });
const startedAt = new Date();
let server: FunctionsServer;

/** Reader number `n`: a network of their own, every third in IPv6, and a user agent that occurs once. */
function readerOf(n: number) {
  const network = n % 3 === 0 ? `2001:db8:${n.toString(16)}` : `203.${n >> 8}.${n % 256}`;
  return {
    network,
    address: n % 3 === 0 ? `${network}:77::1` : `${network}.77`,
    userAgent: `${BROWSER} Reader/${n}.marked`,
    acceptLanguage: `vi-VN;q=0.${n}`,
  };
}

async function sendAll(): Promise<void> {
  const missing = Array.from({ length: VIEWS }, (_, n) => n);
  const client = async () => {
    for (let n = missing.pop(); n !== undefined; n = missing.pop()) {
      const { address, userAgent, acceptLanguage } = readerOf(n);
      const view = { eventId: anEventId(n, startedAt), articleId: anArticleId((n % 3) + 1) };
      const response = await fetch(`${server.url}/v1/views`, {
        method: 'POST',
        // Some are refused, which may leave no more traces than those that are taken.
        body: JSON.stringify(n % 50 === 0 ? { ...view, colour: 'red' } : view),
        headers: {
          'content-type': 'application/json',
          'user-agent': userAgent,
          'accept-language': acceptLanguage,
          'x-forwarded-for': address,
          referer: `https://referring-page.example/${n}`,
        },
      });
      expect(response.status).toBe(n % 50 === 0 ? 400 : 204);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** The bytes of all files below the data folder, packed files unpacked too, and of the log. */
function everything(): Buffer {
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const contents = files.flatMap((file) => {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? [bytes, gunzipSync(bytes)] : [bytes];
  });
  return Buffer.concat([...contents, Buffer.from(JSON.stringify(server.log))]);
}

const BEGINNING_BYTES = 6;

/** Which of these, of six bytes at least, occur anywhere in the bytes. All are looked for in one pass. */
function findIn(bytes: Buffer, traces: readonly Buffer[]): Set<Buffer> {
  const byBeginning = new Map<number, Buffer[]>();
  for (const trace of traces) {
    const beginning = trace.readUIntBE(0, BEGINNING_BYTES);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), trace]);
  }
  const found = new Set<Buffer>();
  for (let at = 0; at + BEGINNING_BYTES <= bytes.length; at += 1)
    for (const trace of byBeginning.get(bytes.readUIntBE(at, BEGINNING_BYTES)) ?? [])
      if (bytes.subarray(at, at + trace.length).equals(trace)) found.add(trace);
  return found;
}

function readSalts(): Buffer[] {
  const database = new Database(viewsFile, { readonly: true });
  const salts = z
    .array(z.instanceof(Buffer))
    .parse(database.prepare('SELECT salt FROM reader_salts').pluck().all());
  database.close();
  return salts;
}

/** What is known of all readers, as they sent it and by hashes that need no salt. */
function traitsOfAll(): Buffer[] {
  return Array.from({ length: VIEWS }, (_, n) => n).flatMap((n) => {
    const { address, network, userAgent, acceptLanguage } = readerOf(n);
    const texts = [address, network, userAgent, acceptLanguage];
    const hashes = [address, network, `${address}${userAgent}`].flatMap((text) =>
      ['sha256', 'sha1', 'md5'].map((name) => createHash(name).update(text).digest()),
    );
    return [...texts.map((text) => Buffer.from(text)), ...hashes];
  });
}

/** The keys that all readers have under a salt, as text and as bytes. */
async function keysOfAll(salt: Buffer): Promise<Buffer[]> {
  const readerKeysOf = createReaderKeys({ readerSaltOf: async () => salt });
  const keys: Buffer[] = [];
  for (let n = 0; n < VIEWS; n += 1)
    for (const key of Object.values(await readerKeysOf(readerOf(n), startedAt)))
      keys.push(Buffer.from(key), Buffer.from(key, 'base64url'));
  return keys;
}

beforeAll(async () => {
  const program = buildFunctionsServer(folder);
  await putArticles(published, someArticles(3));
  const settings = {
    DATA_DIR: dataFolder,
    TRUSTED_PROXIES: '1',
    VIEW_SECRET: 'a secret of the tests with 32 characters',
  };
  server = await startFunctionsServer(program, settings);
  await sendAll();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('while the day lasts no address, no user agent and no language is in any file or log', () => {
  const haystack = everything();
  // The search finds what is there.
  expect(findIn(haystack, [Buffer.from(anArticleId(1))]).size).toBe(1);
  for (const word of ['Firefox', 'Reader/', '.marked', 'referring-page', 'vi-VN', '2001:db8'])
    expect([word, haystack.includes(word)]).toEqual([word, false]);
  expect([...findIn(haystack, traitsOfAll())].map(String)).toEqual([]);
});

test('once the day is closed nothing of a reader is found, and nothing that was computed from one', async () => {
  const [salt = Buffer.alloc(0), ...others] = readSalts();
  expect(others).toEqual([]);
  const keys = await keysOfAll(salt);
  // While the day lasts, whoever has the file could tell who was there: this search finds nearly all of the keys.
  expect(findIn(everything(), keys).size).toBeGreaterThan(VIEWS);
  expect(await server.end('SIGTERM')).toBe(0);

  const tomorrow = new Date(startOfLocalDay(startedAt).getTime() + DAY_MILLISECONDS + 3_600_000);
  const views = openSqliteViewStore({ file: viewsFile });
  await sealAt(tomorrow.toISOString(), { views, published });
  await views.forgetReaders(tomorrow);
  expect(await views.totals()).toMatchObject({ viewCount: VIEWS - VIEWS / 50 });
  await views.close();

  expect((await published.list('ledger/segments/')).length).toBeGreaterThan(0);
  expect(readSalts()).toEqual([]);
  const haystack = everything();
  const found = findIn(haystack, [salt, ...keys, ...traitsOfAll()]);
  expect([...found].map((trace) => trace.toString('latin1'))).toEqual([]);
});
