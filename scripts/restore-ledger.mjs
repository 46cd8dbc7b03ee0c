import './node-version.mjs';
import { parseArgs } from 'node:util';
import { backupEnvironment, buildBackupProgram } from './backup-programs.mjs';
import { readSettingsOfInstallation } from './environment.mjs';
import { install } from './install.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Puts the ledger of views and the opening balance of a backup back where they are missing: docs/operations.md, "The published store is lost".
// The product may be running.
await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [place, ...name] = positionals;
  if (!place)
    throw new Problem('Usage: npm run restore:ledger -- FOLDER|s3://bucket/folder [NAME]');
  await install();
  const program = await buildBackupProgram('restore-ledger');
  const { exitCode } = await runStep(process.execPath, [program, place, ...name], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: backupEnvironment(readSettingsOfInstallation()),
  });
  if (exitCode !== 0) throw new Problem('Not all of the ledger is as in the backup.');
});
