import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { OpeningBalanceSchema } from '@congkhai/shared/contracts/opening-balance';
import { buildSync } from 'esbuild';
import { openApi } from '../helpers/api';
import { anArticle, anArticleId, put } from '../helpers/builders';
import { type S3Server, s3OptionsOf, startS3Server, storeIn } from '../helpers/s3-server';
import { aView } from '../helpers/view-events';

// The command of `npm run views:import` as a process of its own, with files on disk and a published store.

// Starting a gateway takes its time.

const COMMAND = join(__dirname, '../../functions/src/entries/import-opening-balance.ts');
const PORTAL_CSV = `address;viewCount;visitCount
*;2.345.678;345.678
https://cu.example.vn/tin-tuc/cai-cach-dot-hai.html;1.234;
/tin-tức/Cải-cách-đợt-hai/;6;
/en/reform;7;
/gioi-thieu;10;
`;
const GOATCOUNTER_CSV = `2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date
/tin/cai-cach-dot-hai,A,0,,,,1a-2b,0,,,,VN,1,2023-10-06T08:00:00Z
/tin/cai-cach-dot-hai,A,0,,,,1a-2b,7,,,,VN,1,2023-10-06T08:00:00Z
`;

let folder: string;
let bundle: string;
let s3: S3Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-opening-'));
  bundle = join(folder, 'import.js');
  buildSync({
    entryPoints: [COMMAND],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
  });
  s3 = await startS3Server();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3?.stop();
});

/** Two articles, one of them in two languages under two slugs. */
async function publishArticles(store: PublishedStore): Promise<void> {
  const articles = [
    anArticle({ articleId: anArticleId(1), slug: 'cai-cach-dot-hai' }),
    anArticle({ articleId: anArticleId(1), slug: 'reform', locale: 'en' }),
    anArticle({ articleId: anArticleId(2), slug: 'bo-phan-mot-cua' }),
  ];
  for (const article of articles) {
    const { articleId, slug, locale } = article;
    await put(store, objectKeys.article(articleId, locale), article);
    await put(store, objectKeys.slug(slug, locale), { articleId, slug });
  }
}

function fileWith(content: string | Uint8Array, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const REPORT = 'opening-balance-addresses-portal.csv';

function run(environment: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bundle, '--report-folder', folder, ...args],
    { env: { PATH: process.env.PATH, ...environment }, encoding: 'utf8' },
  );
  return { exitCode: status, stdout, stderr };
}

async function balanceOf(store: PublishedStore) {
  const stored = await store.read(objectKeys.openingBalance());
  return stored && OpeningBalanceSchema.parse(JSON.parse(stored.text));
}

describe.each(['folder', 's3'])('in a published store of the kind %s', (kind) => {
  let store: PublishedStore;
  let environment: Record<string, string>;

  beforeEach(async () => {
    const name = `store-${kind}-${process.hrtime.bigint()}`;
    const root = join(folder, name);
    store = kind === 'folder' ? folderStore({ root }) : storeIn(s3, `${name}/`);
    environment =
      kind === 'folder'
        ? { PUBLISHED_FOLDER: root }
        : {
            PUBLISHED_STORE: 's3',
            ...s3OptionsOf(s3),
            S3_PREFIX: `${name}/`,
          };
    await publishArticles(store);
  });

  test('addresses of both languages add up to their article; the rest is counted and listed', async () => {
    const file = fileWith(PORTAL_CSV, 'cu.csv');
    const { exitCode, stdout } = run(environment, '--format', 'portal', file);
    expect(exitCode).toBe(0);
    expect(await balanceOf(store)).toEqual({
      sources: [
        {
          sourceId: 'portal',
          format: 'portal',
          files: [
            { name: 'cu.csv', sha256: createHash('sha256').update(PORTAL_CSV).digest('hex') },
          ],
          importedAt: expect.any(String),
          period: null,
          site: { viewCount: 2_345_678, visitCount: 345_678 },
          articles: [{ articleId: anArticleId(1), viewCount: 1_247 }],
          unmatched: { addressCount: 1, viewCount: 10 },
        },
      ],
    });
    expect(stdout).toContain('On articles: 1247 lượt xem / views, 1 bài / articles');
    expect(readFileSync(join(folder, REPORT), 'utf8')).toBe(
      `\uFEFFaddress,viewCount,articleId\r\n${[
        '/gioi-thieu,10,',
        `/tin-tuc/cai-cach-dot-hai,1234,${anArticleId(1)}`,
        `/en/reform,7,${anArticleId(1)}`,
        `/tin-tức/cải-cách-đợt-hai,6,${anArticleId(1)}`,
      ].join('\r\n')}\r\n`,
    );
  });

  test('the same file again changes nothing but the time; sources of several systems stand side by side', async () => {
    const portal = fileWith(PORTAL_CSV, 'cu.csv');
    const goatcounter = fileWith(gzipSync(GOATCOUNTER_CSV), 'export.csv.gz');
    for (const args of [
      ['--format', 'portal', portal],
      ['--format', 'goatcounter', goatcounter],
      ['--format', 'portal', portal],
    ])
      expect(run(environment, ...args)).toMatchObject({ exitCode: 0 });
    const balance = await balanceOf(store);
    expect(balance?.sources.map(({ sourceId, site }) => [sourceId, site.viewCount])).toEqual([
      ['goatcounter', 1],
      ['portal', 2_345_678],
    ]);
  });

  test('a file with a fault in its last line changes nothing', async () => {
    run(environment, '--format', 'portal', fileWith(PORTAL_CSV, 'cu.csv'));
    const before = await store.read(objectKeys.openingBalance());
    const wrong = fileWith(`${PORTAL_CSV}/moi;-3;\n`, 'moi.csv');
    const { exitCode, stderr } = run(environment, '--format', 'portal', '--replace', wrong);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'Không nhập được số liệu / Could not import: moi.csv, dòng 7, cột viewCount: cần một số nguyên từ 0 trở lên, gặp "-3" / line 7, column viewCount: expected a whole number from 0, found "-3"\n',
    );
    expect(await store.read(objectKeys.openingBalance())).toEqual(before);
  });

  test('a dry run writes the list of addresses and nothing else', async () => {
    const file = fileWith(PORTAL_CSV, 'cu.csv');
    rmSync(join(folder, REPORT), { force: true });
    expect(run(environment, '--format', 'portal', '--dry-run', file)).toMatchObject({
      exitCode: 0,
    });
    expect(await balanceOf(store)).toBeNull();
    expect(readFileSync(join(folder, REPORT), 'utf8')).toContain('/gioi-thieu,10,');
  });

  test('a source is taken away by its name', async () => {
    run(environment, '--format', 'portal', '--source', 'cong-cu', fileWith(PORTAL_CSV, 'cu.csv'));
    expect(run(environment, '--remove', 'cong-cu')).toMatchObject({ exitCode: 0 });
    expect(await balanceOf(store)).toEqual({ sources: [] });
    expect(run(environment, '--remove', 'cong-cu').stderr).toMatch(/there is no source "cong-cu"/);
  });

  test('a list in which people named articles places what nobody else could', async () => {
    const file = fileWith(PORTAL_CSV, 'cu.csv');
    const list = fileWith(
      `\uFEFFaddress;viewCount;articleId\r\n/gioi-thieu;10;${anArticleId(2)}\r\n/khac;3;\r\n`,
      'list.csv',
    );
    run(environment, '--format', 'portal', '--addresses', list, file);
    const balance = await balanceOf(store);
    expect(balance?.sources[0]?.articles).toEqual([
      { articleId: anArticleId(1), viewCount: 1_247 },
      { articleId: anArticleId(2), viewCount: 10 },
    ]);
  });
});

test('a server that runs tells it at once, apart from what was measured', async () => {
  const api = openApi();
  const articleId = anArticleId(1);
  const ask = async (path: string): Promise<unknown> => (await api.get(path)).json();
  await publishArticles(api.published);
  await api.views.record(aView({ articleId }));
  expect(await ask(`/v1/views?ids=${articleId}`)).toMatchObject({
    data: [{ viewCount: 1, openingViewCount: 0 }],
  });
  const imported = run(
    { PUBLISHED_FOLDER: join(api.folder, 'published') },
    ...['--format', 'portal', fileWith(PORTAL_CSV, 'cu.csv')],
  );
  expect(imported).toMatchObject({ exitCode: 0 });
  // Questions of one turn of the event loop share an answer, and the command ran within this one.
  await letOthersRun();
  expect(await ask(`/v1/views?ids=${articleId}`)).toMatchObject({
    data: [{ viewCount: 1, openingViewCount: 1_247 }],
  });
  expect(await ask('/v1/total')).toMatchObject({
    data: {
      viewCount: 1,
      visitCount: 1,
      opening: {
        viewCount: 2_345_678,
        visitCount: 345_678,
        sources: [{ sourceId: 'portal', files: [{ name: 'cu.csv' }] }],
      },
    },
  });
  await api.close();
});

test.each([
  [
    'an archive cut short',
    'plausible',
    () => Buffer.from('PK\u0003\u0004 cut', 'latin1'),
    /bị hỏng/,
  ],
  ['a gzip cut short', 'goatcounter', () => gzipSync(GOATCOUNTER_CSV).subarray(0, 60), /bị hỏng/],
  ['an empty file', 'portal', () => '', /không có dòng nào/],
])('%s is refused', (_what, format, content, message) => {
  const file = fileWith(content(), 'hong');
  const environment = { PUBLISHED_FOLDER: join(folder, 'store') };
  const { exitCode, stderr } = run(environment, '--format', format, file);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
});

test('an archive as Plausible makes it is read from disk', async () => {
  const root = join(folder, 'store-plausible');
  await publishArticles(folderStore({ root }));
  const pages =
    '"date","hostname","page","visits","visitors","pageviews"\n"2024-01-01","cu.vn","/tin/cai-cach-dot-hai",3,3,5\n';
  const part = fileWith(pages, 'imported_pages_20240101_20240101.csv');
  const archive = join(folder, 'cu_vn_20240102.zip');
  execFileSync('python3', ['-m', 'zipfile', '-c', archive, part]);
  run({ PUBLISHED_FOLDER: root }, '--format', 'plausible', archive);
  const balance = await balanceOf(folderStore({ root }));
  expect(balance?.sources[0]?.articles).toEqual([{ articleId: anArticleId(1), viewCount: 5 }]);
});

test.each([
  [
    ['--format', 'matomo', 'x.csv'],
    /expected --format portal \| umami \| plausible \| goatcounter/,
  ],
  [['--format', 'portal'], /expected at least one file/],
  [['--format', 'portal', '--source', 'Cổng cũ', 'x.csv'], /expected --source/],
  [['--format', 'portal', '--force', 'x.csv'], /wrong arguments/],
  [['--format', 'portal', 'x.csv'], /x.csv: .*cannot be opened/],
])('the arguments %j are refused', (args, message) => {
  expect(run({ PUBLISHED_FOLDER: join(folder, 'store') }, ...args).stderr).toMatch(message);
});
