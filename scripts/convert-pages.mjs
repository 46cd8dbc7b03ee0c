import './node-version.mjs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { install } from './install.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { runMain } from './problem.mjs';
import { runStep } from './steps.mjs';

// Converts saved pages of an old portal; docs/import-articles.md explains it. It needs no settings and no running product.
await runMain(async () => {
  await install();
  const program = join(CACHE, 'convert-pages.js');
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join('old-portal', 'src', 'convert-pages.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const { exitCode } = await runStep(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
  process.exitCode = exitCode ?? 1;
});
