import './node-version.mjs';
import { join } from 'node:path';
import { functionsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { ledgerPrivateKey } from './signing-keys.mjs';
import { runStep } from './steps.mjs';

// Counts sealed days again by other rules; docs/counting.md explains when. The product may be running: each hour is put in place at once.
await runMain(async () => {
  const settings = readSettingsOfInstallation();
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const command = join(ROOT, 'functions', 'dist', 'recount-views.js');
  const { exitCode } = await runStep(process.execPath, [command, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...functionsEnvironment(settings), LEDGER_PRIVATE_KEY: ledgerPrivateKey(settings) },
  });
  if (exitCode !== 0) throw new Problem('The views were not all counted again.');
});
