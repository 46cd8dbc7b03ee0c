import { parseArgs } from 'node:util';
import { readConnection } from './environment';
import { openPlace } from './place';
import { readBackup } from './read-backup';

// Run by `npm run restore` before anything else: what it prints becomes the options of the new installation. Nothing but the backup is read, since
// there is no installation yet.
async function main(): Promise<void> {
  const [where = '', name] = parseArgs({ allowPositionals: true }).positionals;
  const { backup } = await readBackup(openPlace(where, readConnection()), name);
  process.stdout.write(JSON.stringify(backup.options));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
