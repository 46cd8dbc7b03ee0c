import { parseArgs } from 'node:util';
import { restoreDataFolder } from './data-folder';
import { databaseOf, readEnvironment } from './environment';
import { loadDatabase } from './load-database';
import { openPlace, openPublished, openUploads } from './place';
import { readBackup } from './read-backup';
import { requireRestorable, restorePublished } from './restore-published';
import { restoreUploads } from './uploads';

// Run by `npm run restore`, after the tables have been made.
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [where = '', name] = positionals;
  const env = readEnvironment();
  const place = openPlace(where, env);
  const { backup } = await readBackup(place, name);
  const published = openPublished(env);
  await requireRestorable(published);
  const uploads = openUploads(env);
  if (uploads && (await uploads.list()).length > 0)
    throw new Error('Kho tệp không trống / The bucket holds uploads already');
  await loadDatabase(place, backup.tables, databaseOf(env));
  const files = uploads ? await restoreUploads(place, backup.files, uploads) : backup.files;
  await restoreDataFolder(place, files, env.DATA_DIR);
  await restorePublished(place, backup.published, published);
  const rowCount = backup.tables.reduce((sum, table) => sum + table.rowCount, 0);
  process.stdout.write(
    `Đã khôi phục bản / restored the backup of ${backup.madeAt}: ${rowCount} dòng / rows, ${backup.published.length} tài liệu / documents, ${backup.files.length} tệp / files\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`Không khôi phục được / Could not restore: ${String(error)}\n`);
  process.exit(1);
});
