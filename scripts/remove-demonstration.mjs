import './node-version.mjs';
import { join } from 'node:path';
import { cmsEnvironment, readSettings } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Takes away what the demonstration loader created, whether the product is running at the moment or not.
await runMain(async () => {
  const settings = readSettings();
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const command = join('dist', 'src', 'commands', 'remove-demonstration.js');
  const { exitCode } = await runStep(process.execPath, [command], {
    cwd: join(ROOT, 'cms'),
    env: { ...cmsEnvironment(settings), DEMONSTRATION_CONTENT: 'none' },
  });
  if (exitCode !== 0) throw new Problem('The demonstration content was not removed.');
});
