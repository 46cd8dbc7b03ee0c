import path from 'node:path';
import { createStrapi } from '@strapi/strapi';

// Run by `npm run articles:import`. Prints what a file or folder would bring, then imports it, unless only the check was asked for.
async function main(): Promise<void> {
  const [source, ...options] = process.argv.slice(2);
  if (!source)
    throw new Error('Cần một tệp .json, .csv, .zip hoặc một thư mục / Name a file or a folder');
  const appDir = path.resolve(__dirname, '../../..');
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  const command = strapi.plugin('newsroom').service('import-command');
  const isComplete: boolean = await command.run({
    source: path.resolve(source),
    isCheckOnly: options.includes('--check'),
    print: (line: string) => process.stdout.write(`${line}\n`),
  });
  await strapi.plugin('publishing').service('drain').drainAll();
  await strapi.destroy();
  process.exitCode = isComplete ? 0 : 2;
}

main().catch((error: unknown) => {
  process.stderr.write(`Không nhập được bài / Could not import: ${String(error)}\n`);
  process.exit(1);
});
