import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { PLUGIN_ID } from '../constants';
import { type ImportFile, readImportFile, readRows } from '../import/import-file';
import type { ImportRunner } from './import-runner';
import type { Imports } from './imports';

export interface CommandRun {
  source: string;
  isCheckOnly: boolean;
  print: (line: string) => void;
}

/** The command `npm run articles:import`: a file of any size, or a folder as `npm run convert:pages` makes it. */
export const importCommand = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Prints the check, imports, prints what became of the rows. False if a row was wrong or refused. */
  async run({ source, isCheckOnly, print }: CommandRun): Promise<boolean> {
    const imports: Imports = strapi.plugin(PLUGIN_ID).service('imports');
    const runner: ImportRunner = strapi.plugin(PLUGIN_ID).service('import-runner');
    const file = await readSource(source);
    const check = await imports.check(file);
    print(
      `${check.rowCount} bài / articles: ${check.readyCount} nhập được / ready, ${check.existingCount} đã có / existing, ${check.wrongCount} sai / wrong`,
    );
    for (const { row, title, field, message } of check.problems)
      print(`Bài thứ / article ${row} (${title}) ${field}: ${message}`);
    if (isCheckOnly) return check.wrongCount === 0;
    const { importId } = await imports.start(file, file.sha256, 'npm run articles:import');
    if (importId === null) return false;
    await runner.runAll();
    const results = await imports.listResults(importId);
    for (const { row, title, outcome, message } of results)
      if (message !== null) print(`${row} ${outcome} ${title}: ${message}`);
    const count = (outcome: string) =>
      results.filter((result) => result.outcome === outcome).length;
    print(
      `đã đăng / published ${count('published')}, bản nháp / drafts ${count('drafted')}, đã có / existing ${count('existing')}, không nhập được / failed ${count('failed')}`,
    );
    return count('failed') === 0 && count('waiting') === 0;
  },
});

async function readSource(source: string): Promise<ImportFile> {
  const fileName = path.basename(source);
  if (!(await stat(source)).isDirectory()) return readImportFile(fileName, await readFile(source));
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  const hash = createHash('sha256');
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(source, file).split(path.sep).join('/').normalize('NFC');
    const bytes = await readFile(file);
    hash.update(`${name}\0`).update(bytes);
    files.set(name, bytes);
  }
  const name = ['articles.json', 'articles.csv'].find((each) => files.has(each));
  const document = name === undefined ? undefined : files.get(name);
  if (name === undefined || document === undefined)
    throw new errors.ValidationError('Thư mục phải có articles.json hoặc articles.csv.');
  return { fileName, sha256: hash.digest('hex'), rows: readRows(name, document), files };
}
