import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { putDataFolder } from './data-folder';

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-data-folder-'));
  data = join(folder, 'data');
  mkdirSync(data);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A place for backups in which writing the first object takes a file of the data folder away. */
function placeThatRemoves(name: string): PublishedStore {
  const place = folderStore({ root: join(folder, 'backups') });
  return {
    ...place,
    writeBytes: async (key, content) => {
      rmSync(join(data, name), { force: true });
      await place.writeBytes(key, content);
    },
  };
}

test('a file that somebody takes away while the folder is being saved does not end the backup', async () => {
  for (const name of ['a.txt', 'b.txt', 'c.txt']) writeFileSync(join(data, name), name);
  const files = await putDataFolder(placeThatRemoves('b.txt'), data);
  expect(files.map(({ path }) => path)).toEqual(['a.txt', 'c.txt']);
});

test('what the data folder holds is saved unless it is made anew or saved in another way', async () => {
  const left = ['cms.sqlite', 'cms.sqlite-wal', 'search.sqlite', 'start.lock', 'published/a.json'];
  const kept = ['keys/publishing.pem', 'public/uploads/anh.png'];
  for (const path of [...left, ...kept]) {
    mkdirSync(join(data, path, '..'), { recursive: true });
    writeFileSync(join(data, path), path);
  }
  const place = folderStore({ root: join(folder, 'backups') });
  expect((await putDataFolder(place, data)).map(({ path }) => path)).toEqual(kept);
});
