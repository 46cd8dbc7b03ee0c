// npm run bench, or a part of it: npm run bench -- index. Figures depend on the machine, so what counts are the ratios of one run.
import { cpus, totalmem } from 'node:os';

/** @type {Record<string, () => Promise<void>>} */
const PARTS = {
  reading: async () => (await import('./reading.mjs')).benchReading(),
  matrix: async () => (await import('./matrix.mjs')).benchMatrix(),
  'most-read': async () => (await import('./office.mjs')).benchMostRead(),
  units: async () => (await import('./office.mjs')).benchUnits(),
  import: async () => (await import('./office.mjs')).benchImport(),
  publishing: async () => (await import('./office.mjs')).benchPublishing(),
  index: async () => (await import('./index.mjs')).benchIndex(),
  views: async () => (await import('./views.mjs')).benchViews(),
  restore: async () => (await import('./office.mjs')).benchRestore(),
  search: async () => (await import('./office.mjs')).benchSearch(),
  functions: async () => (await import('./functions.mjs')).benchFunctions(),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !PARTS[name]);
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(1);
}
const [cpu] = cpus();
console.log(
  `${cpu?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
for (const name of chosen.length > 0 ? chosen : Object.keys(PARTS)) await PARTS[name]?.();
