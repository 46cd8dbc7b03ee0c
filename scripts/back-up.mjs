import './node-version.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backupEnvironment, buildBackupProgram, OPTIONS_OF_THE_PLACE } from './backup-programs.mjs';
import { partsOf, readSettingsOfInstallation } from './environment.mjs';
import { install } from './install.mjs';
import { ROOT } from './paths.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Saves an installation to a folder or bucket: docs/backup.md. The product may be running.
await runMain(async () => {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'without-secrets': { type: 'boolean', default: false } },
  });
  const [place] = positionals;
  if (!place)
    throw new Problem('Usage: npm run backup -- FOLDER|s3://bucket/folder [--without-secrets]');
  const settings = readSettingsOfInstallation();
  if (!partsOf(settings.values).includes('cms'))
    throw new Problem(
      'PARTS=functions: a backup is made where the CMS runs. docs/backup.md says how to save the views of this machine.',
    );
  await install();
  const program = await buildBackupProgram('back-up');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const options = Object.entries(settings.values).filter(
    ([name]) => !OPTIONS_OF_THE_PLACE.has(name),
  );
  const { exitCode } = await runStep(process.execPath, [program, place], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: {
      ...backupEnvironment(settings),
      BACKUP_PRODUCT_VERSION: version,
      BACKUP_OPTIONS: JSON.stringify(flags['without-secrets'] ? null : Object.fromEntries(options)),
    },
  });
  if (exitCode !== 0) throw new Problem('Nothing was backed up.');
});
