import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { type Api, openApi } from '../helpers/api';
import {
  anArticle,
  anArticleId,
  aUnit,
  put,
  putArticles,
  putCategories,
  putUnits,
} from '../helpers/builders';
import { putSummedUpRelease } from '../helpers/release-builders';
import { openSearched, type Searched } from '../helpers/searched';

// GET /v1/search on a folder and a file of its own. Titles are of the kind that offices publish.

let api: Api;
let publish: Searched['publish'];
let follow: Searched['follow'];
let search: Searched['search'];
let titlesOf: Searched['titlesOf'];
beforeEach(() => {
  api = openApi();
  ({ publish, follow, search, titlesOf } = openSearched(api));
});
afterEach(() => api.close());

const REPORT = 'Báo cáo cải cách hành chính quý III năm 2023';
const MONEY = 'Tiền lương của công chức xã';
const COMMUNE = 'Tiên Lãnh ra mắt tổ công nghệ số cộng đồng';
const MEDIATION = 'Hội thi hoà giải viên giỏi huyện Tiên Phước';
const WATER = 'Khởi công công trình thuỷ lợi Đá Vách';
const LAND = 'Cấp giấy chứng nhận quyền sử dụng đất đai ở Đại Lộc';
const SKILLS = 'Tập huấn kỹ năng số tại xã Trà My';

test.each([
  ['bao cao cai cach', [REPORT]],
  ['báo cáo cải cách', [REPORT]],
  ['BÁO CÁO', [REPORT]],
  ['cải cách báo cáo', [REPORT]],
  ['cai cach hanh chi', [REPORT]],
  ['quý III', [REPORT]],
  ['hòa giải', [MEDIATION]],
  ['hoà giải', [MEDIATION]],
  ['hoa giai', [MEDIATION]],
  ['thủy lợi', [WATER]],
  ['thuy loi da vach', [WATER]],
  ['đất đai', [LAND]],
  ['dat dai', [LAND]],
  ['dai loc', [LAND]],
  ['kĩ năng', [SKILLS]],
  ['ky nang', [SKILLS]],
  ['Tiên Phước'.normalize('NFD'), [MEDIATION]],
  ['tiền', [MONEY, COMMUNE, MEDIATION]],
  ['tiên', [COMMUNE, MEDIATION, MONEY]],
  ['tien', [MONEY, COMMUNE, MEDIATION]],
  ['bao cao cai cahc', [REPORT]],
  ['thuy lợii', [WATER]],
  ['congg chuc', [MONEY]],
  ['"công chức xã"', [MONEY]],
  ['"xã công chức"', []],
  ['không có từ này', []],
  ["'; DROP TABLE entries; --", []],
  ['NOT (a OR b) AND *', []],
])('"%s" finds %j', async (q, titles) => {
  await publish(REPORT, MONEY, COMMUNE, MEDIATION, WATER, LAND, SKILLS);
  expect(await titlesOf(q)).toEqual(titles);
});

test('words one after another in a title come before words in a title, and these before words in a lead', async () => {
  await publish(
    { title: 'Tin ngày 28', lead: 'Hành chính là lĩnh vực cải cách được quan tâm.' },
    { title: 'Tin ngày 27', lead: 'Nói về cải cách hành chính.' },
    { title: 'Hành chính và cải cách' },
    { title: 'Đẩy mạnh cải cách hành chính' },
  );
  expect(await titlesOf('cải cách hành chính')).toEqual([
    'Đẩy mạnh cải cách hành chính',
    'Hành chính và cải cách',
    'Tin ngày 27',
    'Tin ngày 28',
  ]);
});

test('a cited document is found by its number however that is typed, with the articles that cite it, and goes with the last of them', async () => {
  const document = {
    number: '214/QĐ-UBND',
    issuer: 'UBND huyện Tiên Phước',
    issuedOn: '2023-01-12',
    title: 'Phê duyệt kết quả chỉ số cải cách hành chính',
    kind: 'Quyết định',
  };
  await publish(
    { title: 'Công bố chỉ số', legalDocuments: [document] },
    { title: 'Họp triển khai', legalDocuments: [{ ...document, issuer: 'UBND Huyện Tiên Phước' }] },
    { title: 'Quyết định khác', legalDocuments: [{ ...document, number: '2140/QĐ-UBND' }] },
  );
  for (const q of ['214/QĐ-UBND', '214/qd-ubnd', '214 QD UBND', '214/QĐ'])
    expect(await titlesOf(q, { type: 'document' })).toEqual(['214/QĐ-UBND']);
  const { data } = await search('214/QĐ-UBND', { type: 'document' });
  expect(data[0]).toMatchObject({
    document: { number: '214/QĐ-UBND', issuedOn: '2023-01-12' },
    citedBy: [{ title: 'Công bố chỉ số' }, { title: 'Họp triển khai' }],
    highlights: [
      {
        field: 'document.number',
        ranges: [
          { start: 0, end: 3 },
          { start: 4, end: 6 },
          { start: 7, end: 11 },
        ],
      },
      { field: 'document.issuer', ranges: [{ start: 0, end: 4 }] },
    ],
  });
  for (const n of [1, 2]) await api.published.remove(objectKeys.article(anArticleId(n), 'vi'));
  expect(await titlesOf('214/QĐ-UBND', { type: 'document' })).toEqual([]);
});

test('units are found by names that they had, and a result says rank and points of the unit in the newest release', async () => {
  await putCategories(api.published);
  const { unitId, ...former } = aUnit();
  const version = {
    ...former,
    name: 'Xã Tiên Hà',
    fullName: 'Xã Tiên Hà',
    validFrom: '2025-07-01',
  };
  await put(api.published, objectKeys.units(), {
    units: [{ unitId, versions: [{ ...former, validTo: '2025-06-30' }, version] }],
    events: [],
  });
  await putSummedUpRelease(api.published);
  await publish('Hội nghị ở xã Tiên Châu');
  const { data, meta } = await search('tiên châu');
  expect(data.map(({ type }) => type)).toEqual(['article', 'result', 'unit']);
  expect(data).toMatchObject([
    { type: 'article' },
    {
      period: { periodId: 'tien-phuoc-2022' },
      unit: { unitId: 'xa-tien-chau' },
      result: { rank: 1, points: 85.82 },
    },
    { unit: { unitId: 'xa-tien-chau', fullName: 'Xã Tiên Hà' } },
  ]);
  expect(meta.facets.types).toEqual([
    { type: 'article', count: 1 },
    { type: 'result', count: 1 },
    { type: 'unit', count: 1 },
  ]);
});

test('facets count what each choice would give, and narrow all others', async () => {
  await putCategories(api.published);
  await putUnits(api.published, [aUnit()]);
  const category = { categoryId: 'cai-cach-hanh-chinh', name: 'Cải cách hành chính' };
  const unit = { unitId: 'xa-tien-chau', name: 'Tiên Châu' };
  await publish(
    { title: 'Tổng kết 1', category, unit },
    { title: 'Tổng kết 2', category, publishedAt: '2022-12-31T17:00:00.000Z' },
    { title: 'Tổng kết 3', publishedAt: '2022-12-31T16:59:59.000Z' },
  );
  const all = await search('tong ket');
  expect(all.meta).toMatchObject({ hitCount: 3, corrections: [], nextCursor: null });
  expect(all.meta.facets).toMatchObject({
    categories: [{ ...category, count: 2 }],
    units: [{ ...unit, count: 1 }],
    years: [
      { year: 2023, count: 2 },
      { year: 2022, count: 1 },
    ],
    locales: [{ locale: 'vi', count: 3 }],
  });
  const filed = await search('tong ket', { category: category.categoryId, year: '2023' });
  expect(filed.meta.hitCount).toBe(2);
  expect(filed.meta.facets.years).toEqual([{ year: 2023, count: 2 }]);
  expect(filed.meta.facets.categories).toEqual([{ ...category, count: 2 }]);
  expect(await titlesOf('tong ket', { year: '2022' })).toEqual(['Tổng kết 3']);
  expect(await titlesOf('tong ket', { unit: 'xa-tien-chau' })).toEqual(['Tổng kết 1']);
  expect(await titlesOf('tong ket', { locale: 'en' })).toEqual([]);
});

test('pages follow each other without a gap or a repetition while articles are published', async () => {
  await publish(...Array.from({ length: 7 }, (_, n) => `Bản tin số ${n + 1}`));
  const first = await search('ban tin', { limit: '3' });
  await putArticles(api.published, [
    anArticle({
      articleId: anArticleId(50),
      slug: 'tin-50',
      title: 'Bản tin mới',
      publishedAt: '2023-10-05T00:00:00.000Z',
    }),
  ]);
  await follow();
  const titles: string[] = [];
  let cursor = first.meta.nextCursor;
  while (cursor !== null) {
    const page = await search('ban tin', { limit: '3', cursor });
    titles.push(...page.data.flatMap((hit) => (hit.type === 'article' ? [hit.article.title] : [])));
    cursor = page.meta.nextCursor;
  }
  expect(titles).toEqual(['Bản tin số 4', 'Bản tin số 5', 'Bản tin số 6', 'Bản tin số 7']);
});

test('an article that is withdrawn is not found from that moment on, a changed one is shown as it is, and the index follows', async () => {
  await publish('Khai giảng năm học mới', 'Khai giảng lớp tập huấn');
  await api.published.remove(objectKeys.article(anArticleId(1), 'vi'));
  const at = await search('khai giảng');
  expect(at.data).toHaveLength(1);
  expect(at.meta.hitCount).toBe(1);
  const changed = anArticle({
    articleId: anArticleId(2),
    slug: 'tin-2',
    title: 'Bế giảng lớp tập huấn',
  });
  await put(api.published, objectKeys.article(anArticleId(2), 'vi'), changed);
  expect(await titlesOf('khai giảng')).toEqual(['Bế giảng lớp tập huấn']);
  await follow();
  expect(await titlesOf('khai giảng')).toEqual([]);
  expect(await titlesOf('bế giảng')).toEqual(['Bế giảng lớp tập huấn']);
  await follow();
  expect((await search('bế giảng')).meta.hitCount).toBe(1);
});

test('a document that breaks its contract is logged and not found, and takes nothing else away', async () => {
  await put(api.published, objectKeys.article(anArticleId(9), 'vi'), { title: 'Hỏng' });
  await publish('Tin còn nguyên');
  expect(await titlesOf('tin')).toEqual(['Tin còn nguyên']);
  expect(api.logLines.join()).toContain(objectKeys.article(anArticleId(9), 'vi'));
});

test.each([
  ['/v1/search', 'q'],
  ['/v1/search?q=%20', 'q'],
  ['/v1/search?q=%3F%21', 'q'],
  [`/v1/search?q=${'a'.repeat(201)}`, 'q'],
  ['/v1/search?q=a&limit=51', 'limit'],
  ['/v1/search?q=a&year=abc', 'year'],
  ['/v1/search?q=a&type=news', 'type'],
  ['/v1/search?q=a&cursor=abc', 'cursor'],
  ['/v1/search?q=a&page=2', 'page'],
])('%s is refused and names %s', async (address, field) => {
  const response = await api.get(address);
  expect(response.status).toBe(400);
  const { errors } = ProblemSchema.parse(await response.json());
  expect(errors?.map((error) => error.field).join() || errors).toContain(field);
});

test('an answer is asked for again by its ETag', async () => {
  await publish(REPORT);
  const first = await api.get('/v1/search?q=bao%20cao');
  const etag = first.headers.get('etag') ?? '';
  expect((await api.get('/v1/search?q=bao%20cao', { 'If-None-Match': etag })).status).toBe(304);
});

test('while the published store is away a search is answered by what was known, and says since when', async () => {
  await publish(REPORT, MONEY);
  const ask = async (q: string) => {
    // Requests of one turn of the event loop share what the store said.
    await nextTurn();
    const response = await api.get(`/v1/search?q=${q}`);
    return {
      status: response.status,
      body: await response.text(),
      state: response.headers.get('cache-status'),
    };
  };
  const before = await ask('bao+cao');
  expect(before).toMatchObject({ status: 200, state: null });
  // Where the folder was there is a file, so that nothing can be looked up.
  const root = join(api.folder, 'published');
  renameSync(root, `${root}-away`);
  writeFileSync(root, '');
  api.clock.now = new Date(api.clock.now.getTime() + 120_000);
  const state = 'congkhai; hit; ttl=-120; detail=stale';
  expect(await ask('bao+cao')).toEqual({ ...before, state });
  // Nothing is known of an article that was never looked up.
  expect((await ask('tien+luong')).status).toBe(503);
  rmSync(root);
  renameSync(`${root}-away`, root);
  api.clock.now = new Date(api.clock.now.getTime() + 10_000);
  expect(await ask('bao+cao')).toEqual(before);
});

test('of many words that are one slip away those are looked for that most articles have', async () => {
  await publish(
    'Ta tác tai tam tan tao táp tát tau tách tan tạc tá tạp tạm tàn tảo tà tac taf tag tak tal',
    {
      title: 'Miền Tây một',
    },
    {
      title: 'Miền Tây hai',
    },
  );
  const { data, meta } = await search('taz');
  expect(meta.corrections).toHaveLength(12);
  expect(meta.corrections[0]).toBe('tay');
  expect(data).toHaveLength(3);
});
