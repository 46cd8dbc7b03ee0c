import './node-version.mjs';
import { join, resolve } from 'node:path';
import { cmsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { auditPrivateKey } from './signing-keys.mjs';
import { runStep } from './steps.mjs';

const UNITS = join(ROOT, 'cms', 'units');
const BEFORE = join(UNITS, 'units_2025H1_three_tier.csv');
const AFTER = join(UNITS, 'units_2026.csv');

// Imports two states of the country as one history: those of 1 July 2025, or two tables and the first day of the second. The
// product must be stopped: two processes writing one SQLite file would refuse each other's changes.
await runMain(async () => {
  const [before = BEFORE, after = AFTER, effectiveOn = '2025-07-01'] = process.argv.slice(2);
  const settings = readSettingsOfInstallation();
  takeDataFolder(settings.values.DATA_DIR ?? '');
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const report = resolve(settings.values.DATA_DIR ?? '', 'units-import-report.json');
  const command = join('dist', 'src', 'commands', 'import-units.js');
  const tables = [resolve(before), resolve(after)];
  const { exitCode } = await runStep(process.execPath, [command, ...tables, effectiveOn, report], {
    cwd: join(ROOT, 'cms'),
    env: { ...cmsEnvironment(settings), AUDIT_PRIVATE_KEY: auditPrivateKey(settings) },
  });
  if (exitCode !== 0) throw new Problem('The units were not imported.');
});
