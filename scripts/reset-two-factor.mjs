import './node-version.mjs';
import { join } from 'node:path';
import { cmsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { auditPrivateKey } from './signing-keys.mjs';
import { runStep } from './steps.mjs';

// Lets an administrator in again who lost the device: whoever can run this has the machine. The product must be stopped: two
// processes writing one SQLite file would refuse each other's changes.
await runMain(async () => {
  const [email] = process.argv.slice(2);
  if (!email) throw new Problem('Usage: npm run accounts:reset-two-factor -- person@example.vn');
  const settings = readSettingsOfInstallation();
  takeDataFolder(settings.values.DATA_DIR ?? '');
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const command = join('dist', 'src', 'commands', 'reset-two-factor.js');
  const { exitCode } = await runStep(process.execPath, [command, email], {
    cwd: join(ROOT, 'cms'),
    env: { ...cmsEnvironment(settings), AUDIT_PRIVATE_KEY: auditPrivateKey(settings) },
  });
  if (exitCode !== 0) throw new Problem('Two-factor sign-in was not reset.');
});
