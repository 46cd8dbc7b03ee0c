import './node-version.mjs';
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { buildFunctions } from './build.mjs';
import { functionsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { install } from './install.mjs';
import { ROOT } from './paths.mjs';
import { runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Checks the ledger of views; docs/counting.md explains it. Anybody who has a copy of the published folder can run it, so it takes settings where there
// are some and makes none.
await runMain(async () => {
  const envFile = process.env.ENV_FILE || '.env';
  const hasSettings = existsSync(isAbsolute(envFile) ? envFile : join(ROOT, envFile));
  await install();
  await buildFunctions();
  const command = join(ROOT, 'functions', 'dist', 'audit-views.js');
  const { exitCode } = await runStep(process.execPath, [command, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: hasSettings ? functionsEnvironment(readSettingsOfInstallation()) : process.env,
  });
  process.exitCode = exitCode ?? 1;
});
