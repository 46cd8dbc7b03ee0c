// npm run build:elements: bundles the web components (elements/) into the text that GET /v1/elements.js answers with. A test compares the two.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleElements } from './bundle-elements.mjs';
import { ROOT } from './paths.mjs';

const script = bundleElements();
writeFileSync(
  join(ROOT, 'functions/src/handlers/read-api/elements-script.json'),
  `${JSON.stringify({ script }, null, 2)}\n`,
);
console.log(`elements.js: ${gzipSync(script).byteLength} bytes gzipped`);
