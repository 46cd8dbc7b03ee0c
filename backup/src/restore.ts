import { parseArgs } from 'node:util';
import type { PublishedStore } from '@congkhai/published-store';
import type { BackupFile } from './backup-document';
import { restoreDataFolder } from './data-folder';
import { databaseOf, readEnvironment } from './environment';
import { loadDatabase } from './load-database';
import { readWholeContent } from './objects';
import { openPlace, openPublished, openUploads } from './place';
import { readBackup } from './read-backup';
import { restoreUploads } from './uploads';

// Run by `npm run restore`, after the tables have been made.
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [where = '', name] = positionals;
  const env = readEnvironment();
  const place = openPlace(where, env);
  const { backup } = await readBackup(place, name);
  const published = openPublished(env);
  if ((await published.list('')).length > 0)
    throw new Error('Kho xuất bản không trống / The published store is not empty');
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

async function restorePublished(
  place: PublishedStore,
  files: readonly BackupFile[],
  published: PublishedStore,
): Promise<void> {
  for (const { path, content } of files) {
    const bytes = await readWholeContent(place, content);
    if (path.endsWith('.json')) await published.write(path, bytes.toString('utf8'));
    else await published.writeBytes(path, { bytes, mediaType: 'application/octet-stream' });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`Không khôi phục được / Could not restore: ${String(error)}\n`);
  process.exit(1);
});
