// npm run build:openapi: writes the OpenAPI document of the public API, which GET /v1/openapi.json answers with, from the contracts and
// the comments beside their fields, and the parts of the client that follow from it. It is linted first. With --check it only says whether the one that is there is still right. A test does that.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { buildSync } from 'esbuild';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { createCommentReader, describeSchema } from './doc-comments.mjs';
import { ROOT } from './paths.mjs';
import { Problem, runMain } from './problem.mjs';

const SHARED = join(ROOT, 'shared', 'src');
const CLIENT = join(ROOT, 'client', 'src', 'generated');
const OUTPUT = join(ROOT, 'functions', 'src', 'handlers', 'read-api', 'openapi-document.json');

/** The files of shared/src that hold contracts. */
function contractFiles() {
  const files = readdirSync(SHARED, { recursive: true, encoding: 'utf8' }).sort();
  return files.filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      readFileSync(join(SHARED, file), 'utf8').includes('Schema = '),
  );
}

/** @param {string[]} files */
function loadShared(files) {
  const lines = files.map((file, position) => `export * as m${position} from './${file}';`);
  lines.push("export { openApiDocument } from './endpoints/openapi-document';");
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-openapi-'));
  const outfile = join(folder, 'shared.cjs');
  try {
    buildSync({
      stdin: { contents: lines.join('\n'), resolveDir: SHARED, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
      logLevel: 'error',
    });
    return createRequire(outfile)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {string} The document as JSON text. */
function buildDocument() {
  const files = contractFiles();
  const shared = loadShared(files);
  const readComments = createCommentReader(SHARED);
  /** @type {Map<unknown, { file: string, name: string }>} */
  const sources = new Map();
  for (const [position, file] of files.entries())
    for (const [name, value] of Object.entries(shared[`m${position}`]))
      if (name.endsWith('Schema') && !sources.has(value)) sources.set(value, { file, name });
  /** @type {(contract: unknown, schema: Record<string, any>) => void} */
  const describe = (contract, schema) => {
    const source = sources.get(contract);
    if (source) describeSchema(schema, readComments(source.file, source.name));
  };
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return JSON.stringify(shared.openApiDocument(version, describe));
}

/** @param {string} source */
async function lint(source) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source, config });
  if (problems.length === 0) return;
  const lines = problems.map(({ ruleId, message, location }) => {
    const [first] = location;
    return `${ruleId}: ${message} ${first && 'pointer' in first ? first.pointer : ''}`;
  });
  throw new Problem(`The linter (Redocly, its recommended rules) found:\n${lines.join('\n')}`);
}

const GENERATED = '// npm run build:openapi makes this file of the contracts.';

/**
 * The types of the client.
 * @param {string} document
 */
async function clientTypes(document) {
  const nodes = await openapiTypescript(document, { silent: true });
  return `${GENERATED}\n${astToString(nodes)}`;
}

/**
 * The functions of the client: one for each endpoint that takes or answers JSON.
 * @param {string} document
 */
function clientFunctions(document) {
  /** @type {{ paths: Record<string, Record<string, any>> }} */
  const { paths } = JSON.parse(document);
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, summary, responses }]) => {
      if (method === 'get' && !responses[200].content['application/json']?.schema) return [];
      const make = `/*#__PURE__*/ ${method === 'get' ? 'read' : 'post'}<'${operationId}'>('${path}')`;
      return [`/** ${summary}. */\nexport const ${operationId} = ${make};`];
    }),
  );
  return `${GENERATED}\nimport { post, read } from '../endpoint.js';\n\n${lines.join('\n')}\n`;
}

await runMain(async () => {
  const text = buildDocument();
  await lint(text);
  const gzipped = gzipSync(text, { level: 9 });
  /** @type {[path: string, text: string][]} */
  const files = [
    [join(CLIENT, 'openapi.ts'), await clientTypes(text)],
    [join(CLIENT, 'endpoints.ts'), clientFunctions(text)],
  ];
  if (process.argv.includes('--check')) {
    const { gzipped: kept } = JSON.parse(readFileSync(OUTPUT, 'utf8'));
    const isCurrent = gunzipSync(Buffer.from(kept, 'base64')).toString() === text;
    if (!isCurrent || files.some(([path, content]) => readFileSync(path, 'utf8') !== content))
      throw new Problem('The OpenAPI document is not of these contracts: npm run build:openapi');
    return;
  }
  writeFileSync(OUTPUT, `${JSON.stringify({ gzipped: gzipped.toString('base64') }, null, 2)}\n`);
  for (const [path, content] of files) writeFileSync(path, content);
  console.log(`openapi.json: ${text.length} characters, ${gzipped.byteLength} bytes gzipped`);
});
