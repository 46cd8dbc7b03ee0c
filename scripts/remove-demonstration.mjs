import './node-version.mjs';
import { join } from 'node:path';
import { cmsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { auditPrivateKey } from './signing-keys.mjs';
import { runStep } from './steps.mjs';

// Takes away what the demonstration loader created. The product must be stopped: two processes writing one SQLite file would
// refuse each other's changes.
await runMain(async () => {
  const settings = readSettingsOfInstallation();
  takeDataFolder(settings.values.DATA_DIR ?? '');
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const command = join('dist', 'src', 'commands', 'remove-demonstration.js');
  const { exitCode } = await runStep(process.execPath, [command], {
    cwd: join(ROOT, 'cms'),
    env: {
      ...cmsEnvironment(settings),
      AUDIT_PRIVATE_KEY: auditPrivateKey(settings),
      DEMONSTRATION_CONTENT: 'none',
    },
  });
  if (exitCode !== 0) throw new Problem('The demonstration content was not removed.');
});
