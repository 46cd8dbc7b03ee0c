import './node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { buildFunctions } from './build.mjs';
import { cmsEnvironment, readSettingsOfInstallation } from './environment.mjs';
import { install } from './install.mjs';
import { ROOT } from './paths.mjs';
import { runMain } from './problem.mjs';
import { readAuditLog } from './read-audit-log.mjs';

// Checks the audit log; docs/audit-log.md explains it. With a file, that export is checked and no settings are needed; without one, the
// table in the database, which may be in use meanwhile, against the checkpoints in the data folder.
await runMain(async () => {
  const args = process.argv.slice(2);
  const isFile = args.some(
    (arg, index) => !arg.startsWith('--') && !args[index - 1]?.startsWith('--'),
  );
  await install();
  await buildFunctions();
  const command = join(ROOT, 'functions', 'dist', 'verify-audit-log.js');
  const settings = isFile ? null : readSettingsOfInstallation();
  const checkpoints = settings && cmsEnvironment(settings).AUDIT_CHECKPOINTS_FILE;
  const given =
    checkpoints && existsSync(checkpoints) && !args.includes('--checkpoints')
      ? ['--checkpoints', checkpoints]
      : [];
  const child = spawn(process.execPath, [command, ...args, ...given], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: [settings ? 'pipe' : 'ignore', 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  if (settings && child.stdin) {
    const { DATABASE_FILENAME } = cmsEnvironment(settings);
    // The check stops reading at the first difference; that is no failure of the reading.
    await pipeline(
      Readable.from(readAuditLog(settings.values, DATABASE_FILENAME)),
      child.stdin,
    ).catch((error) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
  const [exitCode] = await exited;
  process.exitCode = exitCode ?? 1;
});
