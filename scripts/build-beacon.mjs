// npm run build:beacon: minifies functions/beacon/beacon.js into the text that GET /v1/beacon.js answers with. A test compares the two.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { ROOT } from './paths.mjs';

const source = readFileSync(join(ROOT, 'functions/beacon/beacon.js'), 'utf8');
const { code } = transformSync(source, { minify: true, format: 'iife', target: 'es2020' });
writeFileSync(
  join(ROOT, 'functions/src/handlers/read-api/beacon-script.json'),
  `${JSON.stringify({ script: code.trimEnd() }, null, 2)}\n`,
);
console.log(`beacon.js: ${gzipSync(code.trimEnd()).byteLength} bytes gzipped`);
