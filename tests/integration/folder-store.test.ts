import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { buildSync } from 'esbuild';
import * as z from 'zod';

// What only a folder can go through: killed writers, a full disk, links, files of strangers.

// Starting a gateway and writing to a busy disk take their time.

const KEY = 'summaries/tien-phuoc-2022.json';
const TEXT = '{"periodId":"tien-phuoc-2022"}';
const KILLS = 25;

const WrittenSchema = z
  .strictObject({ sequence: z.int(), filler: z.string(), fillerCharacters: z.int() })
  .refine(({ filler, fillerCharacters }) => filler.length === fillerCharacters);

let folder: string;
let root: string;
let store: PublishedStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-folder-'));
  root = join(folder, 'published');
  store = folderStore({ root });
});
afterEach(() => rmSync(folder, { recursive: true }));

function buildWriter(): string {
  const outfile = join(folder, 'endless-writer.cjs');
  const entryPoints = [join(__dirname, '../helpers/endless-writer.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20' });
  return outfile;
}

type Writer = ChildProcessByStdio<null, Readable, null>;

const textOfEtag = new Map<string, string>();

/** Which document is there: it must be whole, and no other text may ever have had its etag. */
async function sequenceInStore(): Promise<number> {
  const stored = await store.read(KEY);
  if (stored === null) return 0;
  expect(textOfEtag.get(stored.etag) ?? stored.text).toBe(stored.text);
  textOfEtag.set(stored.etag, stored.text);
  return WrittenSchema.parse(JSON.parse(stored.text)).sequence;
}

/** Reads whatever is there until the writer has ended. Returns how many times. */
async function readUntilEnd(writer: Writer): Promise<number> {
  let reads = 0;
  for (; writer.exitCode === null && writer.signalCode === null; reads += 1) {
    await sequenceInStore();
    await letOthersRun();
  }
  return reads;
}

/** What the writer said last: the sequence number of a write that it was told is safe, or the code of an error. */
async function lastLineOf(writer: Writer): Promise<string> {
  let last = '0';
  for await (const line of createInterface({ input: writer.stdout })) last = line;
  return last;
}

test('a writer killed at any moment leaves a whole document, and never an older one than it was told is safe', async () => {
  const program = buildWriter();
  let reads = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const firstSequence = (await sequenceInStore()) + 1;
    const writer = spawn(process.execPath, [program, root, KEY, '20000', `${firstSequence}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lastLine = lastLineOf(writer);
    await once(writer.stdout, 'data');
    // The moments are spread over several writes, which take a few milliseconds each.
    setTimeout(() => writer.kill('SIGKILL'), kill * 2);
    reads += await readUntilEnd(writer);
    expect(await sequenceInStore()).toBeGreaterThanOrEqual(Number(await lastLine));
    expect(await store.list('')).toEqual([KEY]);
  }
  expect(reads).toBeGreaterThan(KILLS);
});

test('on a full disk the write fails with its error, the old document stays and no half file is left', async () => {
  await store.write(KEY, TEXT);
  // A limit on the size of files stands for the full disk: it too ends a write after some blocks, and needs no rights.
  const command = 'ulimit -f 16; exec "$0" "$@"';
  const args = ['-c', command, process.execPath, buildWriter(), root, KEY, '100000', '1'];
  const writer = spawn('sh', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  expect(await lastLineOf(writer)).toBe('EFBIG');
  expect(await store.read(KEY)).toMatchObject({ text: TEXT });
  expect(readdirSync(join(root, '.writing'))).toEqual([]);
});

test('what a crash left half written is no document, and an hour later the next write clears it away', async () => {
  mkdirSync(join(root, '.writing'), { recursive: true });
  const anHourAgo = Date.now() / 1000 - 3600;
  writeFileSync(join(root, '.writing/of-a-crash'), '{"periodId":"tien-ph');
  utimesSync(join(root, '.writing/of-a-crash'), anHourAgo, anHourAgo);
  writeFileSync(join(root, '.writing/of-another-process'), '{"periodId":"tien-ph');
  expect(await store.list('')).toEqual([]);
  await store.write(KEY, TEXT);
  expect(readdirSync(join(root, '.writing'))).toEqual(['of-another-process']);
  expect(await store.list('')).toEqual([KEY]);
});

test('a store that nobody has written to is empty, and reading makes no folder', async () => {
  expect(await store.read(KEY)).toBeNull();
  expect(await store.list('')).toEqual([]);
  await store.remove(KEY);
  expect(existsSync(root)).toBe(false);
});

test('what a person puts into the folder under another name is not listed', async () => {
  await store.write(KEY, TEXT);
  for (const name of ['README', '.DS_Store', 'Ghi chú.json', 'summaries/old.json~'])
    writeFileSync(join(root, name), '');
  mkdirSync(join(root, 'units.json'));
  expect(await store.list('')).toEqual([KEY]);
  expect(await store.read('units.json')).toBeNull();
});

test('the folder itself may be a link, as a mounted volume often is', async () => {
  mkdirSync(join(folder, 'volume'));
  symlinkSync(join(folder, 'volume'), root);
  await store.write(KEY, TEXT);
  expect(await store.list('')).toEqual([KEY]);
  expect(readFileSync(join(folder, 'volume', KEY), 'utf8')).toBe(TEXT);
});

describe('with a link that leads out of the folder', () => {
  let outside: string;

  beforeEach(async () => {
    outside = join(folder, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'secret.json'), '"secret"');
    await store.write(KEY, TEXT);
    symlinkSync(outside, join(root, 'periods'));
    symlinkSync(join(outside, 'secret.json'), join(root, 'units.json'));
  });

  afterEach(() => {
    expect(readdirSync(outside)).toEqual(['secret.json']);
    expect(readFileSync(join(outside, 'secret.json'), 'utf8')).toBe('"secret"');
  });

  test.each(['periods/secret.json', 'units.json'])(
    'nothing is read through it at %s',
    async (key) => {
      expect(await store.read(key)).toBeNull();
      expect(await store.readIfChanged(key, 'any')).toBeNull();
    },
  );

  test('nothing behind it is listed', async () => {
    expect(await store.list('')).toEqual([KEY]);
    expect(await store.list('periods/')).toEqual([]);
  });

  test('nothing behind it is removed', async () => {
    await store.remove('periods/secret.json');
    await store.remove('units.json');
  });

  test('nothing is written behind a link to a folder', async () => {
    await expect(store.write('periods/new.json', TEXT)).rejects.toThrow('link for a folder');
    await expect(store.write('periods/new/new.json', TEXT)).rejects.toThrow('link for a folder');
    await expect(store.create('periods/new.json', TEXT)).rejects.toThrow('link for a folder');
  });

  test('a document takes the place of a link to a file', async () => {
    await store.write('units.json', TEXT);
    expect(await store.read('units.json')).toMatchObject({ text: TEXT });
  });
});
