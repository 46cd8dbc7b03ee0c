import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import { type DatabaseOptions, openDatabase } from './database';
import { dumpDatabase } from './dump-database';
import { loadDatabase } from './load-database';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-load-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function makeLinks(name: string, rowCount: number): Promise<DatabaseOptions> {
  const options: DatabaseOptions = { client: 'sqlite', filename: join(folder, name) };
  const database = openDatabase(options);
  await database.schema.createTable('unit_links', (table) => {
    table.increments('id');
    table.integer('unit_id');
  });
  const rows = Array.from({ length: rowCount }, (_, index) => ({ id: index + 1, unit_id: 7 }));
  await database.batchInsert('unit_links', rows, 400);
  await database.destroy();
  return options;
}

test('a table of few columns and many rows, such as the links of units, comes back whole', async () => {
  const place = folderStore({ root: join(folder, 'backup') });
  const tables = await dumpDatabase(place, await makeLinks('before.sqlite', 1_201));
  const after = await makeLinks('after.sqlite', 0);
  await loadDatabase(place, tables, after);
  const database = openDatabase(after);
  expect(await database('unit_links').count({ rows: '*' }).sum({ ids: 'id' })).toEqual([
    // 1 + 2 + … + 1,201
    { rows: 1_201, ids: (1_201 * 1_202) / 2 },
  ]);
  await database.destroy();
});
