import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { type CmsProcess, startCmsProcess } from '../helpers/cms-process';

const PLUGINS = join(__dirname, '../../cms/src/plugins');
const IndexSchema = z.object({ name: z.string(), type: z.enum(['unique']).nullable() });
const SchemaSchema = z.object({ indexes: z.array(IndexSchema).default([]) });
const RowsSchema = z.array(z.object({ name: z.string(), sql: z.string() }));

/** The indexes that the schemas of our content types ask for. Strapi leaves `indexes` undocumented. */
function declaredIndexes() {
  return readdirSync(PLUGINS).flatMap((plugin) => {
    const folder = join(PLUGINS, plugin, 'server/src/content-types');
    const files = (existsSync(folder) ? readdirSync(folder) : [])
      .map((type) => join(folder, type, 'schema.json'))
      .filter((file) => existsSync(file));
    return files.flatMap(
      (file) => SchemaSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).indexes,
    );
  });
}

let cms: CmsProcess;
beforeAll(async () => {
  cms = await startCmsProcess();
});
afterAll(() => cms?.stop());

/**
 * Strapi does not see this column in an index of PostgreSQL: at the next change of any table it would take the index for another one and make it again under
 * the name that is taken, and a new version could not start.
 */
test('no index has the column id in it', () => {
  const database = new Database(cms.databaseFile, { readonly: true });
  const statement = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
  const rows = RowsSchema.parse(database.prepare(statement).all());
  database.close();
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ sql }) => /[(,]\s*[`"]?id[`"]?\s*[,)]/.test(sql))).toEqual([]);
});

test('every index that a schema asks for is in the database, and unique where it should be', () => {
  const database = new Database(cms.databaseFile, { readonly: true });
  const statement = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
  const rows = RowsSchema.parse(database.prepare(statement).all());
  database.close();
  const uniqueByName = new Map(rows.map(({ name, sql }) => [name, /^create unique/i.test(sql)]));
  const declared = declaredIndexes();
  expect(declared.length).toBeGreaterThan(4);
  for (const { name, type } of declared)
    expect([name, uniqueByName.get(name)]).toEqual([name, type === 'unique']);
});
