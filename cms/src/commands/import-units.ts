import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStrapi } from '@strapi/strapi';

// Run by `npm run units:import`. What the texts leave unclear is written as JSON beside the tables that were read.
async function main(): Promise<void> {
  const [beforeFile, afterFile, effectiveOn, reportFile] = process.argv.slice(2);
  if (!beforeFile || !afterFile || !effectiveOn || !reportFile)
    throw new Error('Needs two tables, the first day of the second, and a file for the report');
  const states = {
    beforeCsv: readFileSync(beforeFile, 'utf8'),
    afterCsv: readFileSync(afterFile, 'utf8'),
    effectiveOn,
  };
  const appDir = path.resolve(__dirname, '../../..');
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  const startedAt = Date.now();
  const { changes, report } = await strapi
    .plugin('administrative-units')
    .service('reorganisation')
    .import(states, null);
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
  writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  const written = Object.entries(changes).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`Đã nhập trong / Imported in ${seconds} s: ${written.join(', ')}\n`);
  process.stdout.write(
    `Cần người xem lại / Left to people: ${report.entries.length}, ${reportFile}\n`,
  );
  for (const { fullName, unitId } of report.unlistedUnits)
    process.stdout.write(
      `Không có trong cả hai bảng, vẫn coi là còn hiệu lực / In neither table, still in force: ${fullName} (${unitId})\n`,
    );
  await strapi.plugin('publishing').service('drain').drainAll();
  await strapi.destroy();
}

main().catch((error: unknown) => {
  process.stderr.write(`Không nhập được đơn vị / Could not import: ${String(error)}\n`);
  process.exit(1);
});
