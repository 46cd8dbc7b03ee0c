import './node-version.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { functionsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Takes totals of an older system over as an opening balance; docs/opening-balance.md has the formats. The product may be running: the document
// is put in place at once, and readers see it with their next answer.
await runMain(async () => {
  const settings = readSettingsOfInstallation();
  const folder = settings.values.DATA_DIR ?? '';
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  mkdirSync(folder, { recursive: true });
  const command = join(ROOT, 'functions', 'dist', 'import-opening-balance.js');
  const { exitCode } = await runStep(
    process.execPath,
    [command, '--report-folder', folder, ...process.argv.slice(2)],
    { cwd: process.env.INIT_CWD ?? process.cwd(), env: functionsEnvironment(settings) },
  );
  if (exitCode !== 0) throw new Problem('The totals were not imported.');
});
