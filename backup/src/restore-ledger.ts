import { parseArgs } from 'node:util';
import { readEnvironment } from './environment';
import { openPlace, openPublished } from './place';
import { readBackup } from './read-backup';
import { restoreLedger } from './restore-published';

// Run by `npm run restore:ledger`, for a published store that was lost while the rest of the installation is there.
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [where = '', name] = positionals;
  const env = readEnvironment();
  const place = openPlace(where, env);
  const { backup } = await readBackup(place, name);
  const { putBackCount, presentCount, different } = await restoreLedger(
    place,
    backup.published,
    openPublished(env),
  );
  process.stdout.write(
    `Bản sao lưu / backup of ${backup.madeAt}: ${putBackCount} tài liệu được đặt lại / documents put back, ${presentCount} đã có / were there\n`,
  );
  for (const path of different)
    process.stdout.write(
      `KHÁC bản sao lưu, để nguyên / NOT as in the backup, left as it is: ${path}\n`,
    );
  if (different.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`Không khôi phục được / Could not restore: ${String(error)}\n`);
  process.exit(1);
});
