import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { ROOT } from './paths.mjs';

/** All web components and the part of the client that they need, as one module. */
export function bundleElements() {
  const { outputFiles } = buildSync({
    absWorkingDir: join(ROOT, 'elements'),
    entryPoints: ['src/bundle.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    write: false,
    logLevel: 'warning',
  });
  return withSmallStyles(outputFiles[0]?.text.trimEnd() ?? '');
}

/** The style sheet is a text in the module, which the bundler leaves as it is. @param {string} script */
function withSmallStyles(script) {
  return script.replace(/`\n:host[^`]+`/, (sheet) => {
    const { code } = transformSync(sheet.slice(1, -1), { loader: 'css', minify: true });
    return `\`${code.trimEnd()}\``;
  });
}
