import './node-version.mjs';
import { join, resolve } from 'node:path';
import { cmsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { ROOT } from './paths.mjs';
import { takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Imports articles of an old portal; docs/import-articles.md explains it. The product must be stopped: two processes writing one SQLite
// file would refuse each other's changes. An import that was broken off goes on when the product starts.
await runMain(async () => {
  const [source, ...options] = process.argv.slice(2);
  if (!source) throw new Problem('Name a file (.json, .csv, .zip) or a folder with articles.json.');
  const settings = readSettingsOfInstallation();
  takeDataFolder(settings.values.DATA_DIR ?? '');
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const command = join('dist', 'src', 'commands', 'import-articles.js');
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), source);
  const { exitCode } = await runStep(process.execPath, [command, file, ...options], {
    cwd: join(ROOT, 'cms'),
    env: cmsEnvironment(settings),
  });
  if (exitCode !== 0) throw new Problem('Not every article was imported.');
});
