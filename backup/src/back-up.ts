import { parseArgs } from 'node:util';
import type { PublishedStore } from '@congkhai/published-store';
import { BACKUP_FORMAT, type Backup, type BackupFile, type Table } from './backup-document';
import { putDataFolder } from './data-folder';
import { dumpDatabase } from './dump-database';
import { databaseOf, type Environment, readBackupSettings, readEnvironment } from './environment';
import { putContent, withKnownObjects } from './objects';
import { openPlace, openPublished, openUploads } from './place';
import { putUploads } from './uploads';

// Run by `npm run backup`. The product may be running: the database is read as it is at one moment, and files after it, so that what the database
// names is there. What was published in between is put right by the reconciliation of the installation that comes of it.
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [where] = positionals;
  if (!where) throw new Error('Cần tên thư mục hoặc s3://bucket / Name a folder or s3://bucket');
  const env = readEnvironment();
  const handed = readBackupSettings();
  const place = await withKnownObjects(openPlace(where, env));
  const madeAt = new Date().toISOString();
  const backup: Backup = {
    format: BACKUP_FORMAT,
    madeAt,
    productVersion: handed.BACKUP_PRODUCT_VERSION,
    tables: await dumpDatabase(place, databaseOf(env)),
    files: await putFiles(place, env),
    published: await putPublished(place, openPublished(env)),
    options: handed.BACKUP_OPTIONS,
  };
  // The document comes last, and never in place of another one: a backup that was cut off is none.
  const key = `backups/${madeAt.toLowerCase().replaceAll(/[:.]/g, '-')}.json`;
  if (!(await place.create(key, JSON.stringify(backup))))
    throw new Error(`${key} is there already`);
  const rowCount = backup.tables.reduce((sum, table: Table) => sum + table.rowCount, 0);
  process.stdout.write(
    `Đã sao lưu / backed up: ${key}\n` +
      `  ${backup.tables.length} bảng / tables, ${rowCount} dòng / rows\n` +
      `  ${backup.published.length} tài liệu đã xuất bản / published documents\n` +
      `  ${backup.files.length} tệp / files\n`,
  );
}

async function putFiles(place: PublishedStore, env: Environment): Promise<BackupFile[]> {
  const uploads = openUploads(env);
  const files = [
    ...(await putDataFolder(place, env.DATA_DIR)),
    ...(uploads ? await putUploads(place, uploads) : []),
  ];
  // Of an upload that lies in the folder from former times and in the bucket, that of the bucket counts.
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

async function putPublished(
  place: PublishedStore,
  published: PublishedStore,
): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const path of await published.list('')) {
    const stored = await published.readBytes(path);
    // Taken back since it was listed.
    if (stored) files.push({ path, content: await putContent(place, [stored.bytes]) });
  }
  return files;
}

main().catch((error: unknown) => {
  process.stderr.write(`Không sao lưu được / Could not back up: ${String(error)}\n`);
  process.exit(1);
});
