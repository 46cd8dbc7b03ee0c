import './node-version.mjs';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backupEnvironment, buildBackupProgram } from './backup-programs.mjs';
import { placeOf, readSettings, reasonOf } from './environment.mjs';
import { install } from './install.mjs';
import { ROOT } from './paths.mjs';
import { takeDataFolder } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

const LOCK = 'start.lock';

// Makes an installation of a backup, in an empty place: docs/backup.md. Another database or store than the backup came from is one of its uses.
await runMain(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [place, ...name] = positionals;
  if (!place) throw new Problem('Usage: npm run restore -- FOLDER|s3://bucket/folder [NAME]');
  const { envFile, folder } = placeOf();
  takeDataFolder(folder);
  // Before anything is installed: the home of the account may lie in it, and npm keeps its cache there.
  if (readdirSync(folder).some((each) => each !== LOCK))
    throw new Problem(`DATA_DIR=${folder} is not empty: a backup is restored in an empty place.`);
  await install();
  const cwd = process.env.INIT_CWD ?? process.cwd();
  if (existsSync(envFile))
    console.log(`${envFile} is kept: its secrets must be those of the backup`);
  else writeOptions(envFile, await readOptions([place, ...name], cwd));

  const settings = readSettings();
  await prepare({ publicUrl: settings.values.PUBLIC_URL });
  const program = await buildBackupProgram('restore');
  const env = {
    ...backupEnvironment(settings),
    DEMONSTRATION_CONTENT: 'none',
  };
  const made = await runStep(
    process.execPath,
    [join('dist', 'src', 'commands', 'create-tables.js')],
    {
      cwd: join(ROOT, 'cms'),
      env,
    },
  );
  if (made.exitCode !== 0) throw new Problem('Nothing was restored.');
  const { exitCode } = await runStep(process.execPath, [program, place, ...name], { cwd, env });
  if (exitCode !== 0)
    throw new Problem(
      `It was not restored. Empty ${folder} (and the database) before another attempt.`,
    );
});

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<Record<string, string> | null>}
 */
async function readOptions(args, cwd) {
  const program = await buildBackupProgram('read-options');
  try {
    return JSON.parse(
      execFileSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' }),
    );
  } catch {
    // Why stands above: the program said it.
    throw new Problem('The backup cannot be read.');
  }
}

/**
 * @param {string} envFile
 * @param {Record<string, string> | null} options
 */
function writeOptions(envFile, options) {
  if (!options) {
    console.log(
      'The backup holds no secrets: new ones are made, and two-factor sign-in must be set up again.',
    );
    return;
  }
  const lines = Object.entries(options).map(([name, value]) => `${name}=${quoted(value)}\n`);
  const text = `# Options and secrets, restored from a backup; docs/options.md explains them.\n${lines.join('')}`;
  try {
    writeFileSync(envFile, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    throw new Problem(`The options cannot be written to ENV_FILE=${envFile}: ${reasonOf(error)}`);
  }
}

/** @param {string} value */
function quoted(value) {
  if (!/[\s#"'`]/.test(value)) return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
