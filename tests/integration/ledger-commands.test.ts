import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { folderStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { buildSync } from 'esbuild';
import { createSigner, parsePrivateKey, publicKeyPemOf } from '../../functions/src/ledger/signing';
import { openSqliteViewStore } from '../../functions/src/stores/sqlite-view-store';
import { eventually } from '../helpers/cms-process';
import {
  buildFunctionsServer,
  type FunctionsServer,
  startFunctionsServer,
} from '../helpers/functions-server';
import { aPrivateKey, recordTwoDays } from '../helpers/ledger';

// The server seals what is over on its own; whoever has a copy of its published folder can count again, with the command or with standard tools.

const ROOT = resolve(__dirname, '../..');
const HOUR = '2023-10-06T08';
const FIRST_HOUR = objectKeys.hourSeal(HOUR, 1);

let folder: string;
let settings: Record<string, string>;
let server: FunctionsServer;
let published: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-ledger-commands-'));
  const program = buildFunctionsServer(folder);
  buildCommands();
  const privateKey = aPrivateKey().export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer = createSigner(parsePrivateKey(privateKey));
  writeFileSync(join(folder, 'ledger.pub.pem'), signer.key ? publicKeyPemOf(signer.key) : '');
  published = join(folder, 'published');
  settings = {
    DATA_DIR: folder,
    // On one line, as in an .env file.
    LEDGER_PRIVATE_KEY: Buffer.from(privateKey).toString('base64'),
  };
  const views = openSqliteViewStore({ file: join(folder, 'views.sqlite') });
  await recordTwoDays(views);
  await views.close();
  server = await startFunctionsServer(program, settings);
  await untilSealed('2023-10-07');
});
afterAll(async () => {
  await server?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

function buildCommands(): void {
  buildSync({
    entryPoints: ['audit-views', 'recount-views'].map((name) =>
      join(ROOT, `functions/src/entries/${name}.ts`),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['better-sqlite3'],
    logLevel: 'error',
  });
}

async function untilSealed(localDay: string, version = 1): Promise<void> {
  const store = folderStore({ root: published });
  await eventually(async () => {
    if (!(await store.read(objectKeys.daySeal(localDay, version))))
      throw new Error(`Not sealed: ${JSON.stringify(server.log)}`);
  });
}

function run(command: string, args: string[], environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, NODE_PATH: join(ROOT, 'node_modules'), ...environment };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, `${command}.js`), ...args],
    { env, encoding: 'utf8', cwd: folder },
  );
  return { status, lines: stdout.trim().split('\n'), stderr };
}

/** A copy of the published folder, with nothing of the installation around it. */
function aCopy(): string {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(published, copy, { recursive: true });
  return copy;
}

test('a copy of the published folder is enough to count every day again', () => {
  const publicKey = ['--public-key', join(folder, 'ledger.pub.pem')];
  const { status, lines } = run('audit-views', [aCopy(), ...publicKey]);
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual(
    expect.arrayContaining([
      ['2023-10-06', '2', '4', '4', '3'],
      ['2023-10-07', '1', '1', '0', '0'],
      ['tổng / total', '3', '5', '4', '3'],
      ['OK'],
    ]),
  );
  expect(status).toBe(0);
});

test('on its own machine the audit finds the ledger by the settings, while the server runs', () => {
  expect(run('audit-views', [], settings)).toMatchObject({ status: 0 });
});

test('the first difference is named, and the audit fails', () => {
  const copy = aCopy();
  const file = join(copy, FIRST_HOUR);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"readCount":2', '"readCount":3'));
  const { status, lines, stderr } = run('audit-views', [copy]);
  expect(stderr).toMatch(new RegExp(`^SAI KHÁC / DIFFERENCE: ${FIRST_HOUR}: Its SHA-256 is `));
  expect([status, lines]).toEqual([1, ['']]);
});

test.each([
  ['a folder that is not there', ['/nowhere'], 'there is no folder /nowhere'],
  ['a folder without a ledger', [tmpdir()], 'there is no sealed hour'],
  ['a key that is none', ['--public-key', 'audit-views.js'], 'audit-views.js is not an Ed25519'],
  ['a hash that is none', ['--noted-hash', 'abc'], 'not a SHA-256: abc'],
  ['an unknown option', ['--quick'], "Unknown option '--quick'"],
])('%s is refused by name', (_, args, message) => {
  const { status, stderr } = run('audit-views', args);
  expect(stderr).toContain(`KHÔNG KIỂM ĐƯỢC / NO AUDIT: `);
  expect([stderr.includes(message), status]).toEqual([true, 1]);
});

test('a segment, a seal and its signature can be checked with zcat, jq, sha256sum and openssl alone', () => {
  const shell = (script: string) =>
    execFileSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: published, encoding: 'utf8' });
  const { seal, sha256 } = JSON.parse(readFileSync(join(published, FIRST_HOUR), 'utf8'));
  expect(shell(`zcat ${seal.segment.key} | sha256sum`)).toContain(seal.segment.sha256);
  const canonical = `jq -cjS .seal ${FIRST_HOUR}`;
  expect(shell(`${canonical} | sha256sum`)).toContain(sha256);
  const verified = shell(`
    ${canonical} > ${folder}/seal.json
    jq -r .signature ${FIRST_HOUR} | base64 -d > ${folder}/seal.sig
    openssl pkeyutl -verify -pubin -inkey ${folder}/ledger.pub.pem -rawin -in ${folder}/seal.json -sigfile ${folder}/seal.sig`);
  expect(verified).toContain('Signature Verified Successfully');
  const rows = shell(`zcat ${seal.segment.key} | tail -n +3 | grep -c ,browser,`);
  // Two views, a reload and the editor came with a browser.
  expect(rows.trim()).toBe('4');
});

test('past days are counted again by rules from a file, beside the running server', async () => {
  const rules = join(folder, 'rules.json');
  const harsh = {
    ...VIEW_RULES,
    version: '2026-12',
    concentrationMin: 1,
    concentrationPercentMax: 60,
  };
  writeFileSync(rules, JSON.stringify(harsh));
  const { status, lines } = run(
    'recount-views',
    ['--rules', rules, '--to', '2023-10-06'],
    settings,
  );
  // The reader with two activations of three in the hour 08 is suspect, and with them a visit; the other one stays, and so does the hour 09.
  expect(lines).toEqual([
    '2023-10-06  version 2  xem / views 3  đọc / reads 3  truy cập / visits 2',
  ]);
  expect(status).toBe(0);
  const audit = run('audit-views', [], settings);
  expect([audit.status, audit.lines]).toEqual([
    0,
    expect.arrayContaining(['2023-10-06: version 2']),
  ]);
});

test.each([
  ['no rules', [], 'expected --rules'],
  ['rules that lack a threshold', ['--rules', 'rules-of-nothing.json'], 'rules-of-nothing.json: '],
  ['a day that is none', ['--rules', 'rules-as-now.json', '--from', '6/10/2023'], '--from: '],
])('a recount with %s is refused by name', (_, args, message) => {
  writeFileSync(join(folder, 'rules-of-nothing.json'), '{}');
  writeFileSync(join(folder, 'rules-as-now.json'), JSON.stringify(VIEW_RULES));
  const { status, stderr } = run('recount-views', args, settings);
  expect(stderr).toContain(message);
  expect(status).toBe(1);
});
