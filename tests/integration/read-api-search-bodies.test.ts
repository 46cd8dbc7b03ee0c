import { type Api, openApi } from '../helpers/api';
import { openSearched, type Searched } from '../helpers/searched';

// GET /v1/search by what stands in the bodies of articles.

let api: Api;
let publish: Searched['publish'];
let search: Searched['search'];
let titlesOf: Searched['titlesOf'];
beforeEach(() => {
  api = openApi();
  ({ publish, search, titlesOf } = openSearched(api));
});
afterEach(() => api.close());

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text }],
});
const BODY = [
  paragraph('Sáng 28/9, xã tổ chức buổi làm việc. '.repeat(20)),
  paragraph('Chủ tịch xã trao giấy chứng nhận quyền sử dụng đất cho 12 hộ dân thôn Hội An.'),
  paragraph('Việc thẩm tra hồ sơ được niêm yết công khai. '.repeat(20)),
];

test.each([
  ['giấy chứng nhận quyền sử dụng đất', 'giấy chứng nhận quyền sử dụng đất'],
  ['giay chung nhan', 'giấy chứng nhận'],
  ['quyen su dun', 'quyền sử dụng'],
  ['quyen su dungg', 'quyền sử dụng'],
  ['"hộ dân thôn"', 'hộ dân thôn'],
  ['12', '12'],
])('"%s" finds an article by its body, with the piece in which it stands', async (q, marked) => {
  await publish({ title: 'Họp dân ở Tiên Châu', body: BODY }, 'Tin khác');
  const { data } = await search(q);
  expect(data).toHaveLength(1);
  const [hit] = data;
  const excerpt = hit?.type === 'article' ? hit.excerpt : null;
  const [range] = hit?.highlights.find(({ field }) => field === 'excerpt')?.ranges ?? [];
  expect(excerpt?.slice(range?.start, range?.end)).toBe(marked);
  expect(excerpt).toContain('thôn Hội An');
});

test('what stands in a body comes after titles and leads, one after another before far apart, and needs no excerpt where title and lead have it', async () => {
  await publish(
    { title: 'Tin ngày 28', body: [paragraph('Một ngày. Cửa mở. Bộ trưởng phận sự.')] },
    { title: 'Tin ngày 27', body: [paragraph('Ra mắt bộ phận một cửa.')] },
    { title: 'Tin ngày 26', lead: 'Bộ phận một cửa hiện đại' },
    { title: 'Bộ phận một cửa', body: [paragraph('Bộ phận một cửa')] },
  );
  const { data, meta } = await search('bộ phận một cửa');
  const found = data.map((hit) => hit.type === 'article' && [hit.article.title, hit.excerpt]);
  expect(found).toEqual([
    ['Bộ phận một cửa', null],
    ['Tin ngày 26', null],
    ['Tin ngày 27', 'Ra mắt bộ phận một cửa.'],
    ['Tin ngày 28', 'Một ngày. Cửa mở. Bộ trưởng phận sự.'],
  ]);
  expect(meta.hitCount).toBe(4);
});

test('between quotation marks words stand all one after another, not only each two of them', async () => {
  const others = 'Hội đồng nhân dân huyện làm việc với công an nhân dân xã.';
  await publish(
    { title: 'Tin ngày 28', body: [paragraph(others)] },
    { title: 'Tin ngày 27', body: [paragraph('Hội đồng nhân dân xã họp.')] },
    { title: 'Tin ngày 26', body: [paragraph('Công văn 15/2023/NĐ-CP và 16/2024/NĐ-CP.')] },
  );
  expect(await titlesOf('"hội đồng nhân dân xã"')).toEqual(['Tin ngày 27']);
  expect((await search('"hội đồng nhân dân xã"')).meta.hitCount).toBe(1);
  expect(await titlesOf('15/2023/NĐ-CP')).toEqual(['Tin ngày 26']);
  expect(await titlesOf('15/2024/NĐ-CP')).toEqual([]);
});

test('words of the title and of the body are found together, and narrowed like all others', async () => {
  await publish(
    { title: 'Họp ở Tiên Châu', body: [paragraph('Bàn về thu gom rác thải.')] },
    { title: 'Họp ở Tiên Mỹ', publishedAt: '2022-03-01T00:00:00.000Z', body: BODY },
  );
  expect(await titlesOf('rác thải tiên châu')).toEqual(['Họp ở Tiên Châu']);
  expect(await titlesOf('rác thải tiên châu', { year: '2022' })).toEqual([]);
  expect(await titlesOf('giấy chứng nhận họp', { year: '2022' })).toEqual(['Họp ở Tiên Mỹ']);
});

test('a body that is changed is found by what it says now', async () => {
  await publish({ title: 'Họp dân', body: [paragraph('Bàn về thu gom rác thải.')] });
  await publish({ title: 'Họp dân', body: [paragraph('Bàn về nước sạch.')] });
  expect(await titlesOf('rác thải')).toEqual([]);
  expect(await titlesOf('nước sạch')).toEqual(['Họp dân']);
});

test('a beginning that very many words have finds titles and leads, and pages hold all that is counted', async () => {
  const words = Array.from(
    { length: 60 },
    (_, n) => `tha${String.fromCharCode(97 + (n % 26))}${n}`,
  );
  await publish(
    { title: 'Tin một', body: [paragraph(words.join(' '))] },
    { title: 'Thanh tra công vụ' },
  );
  const { data, meta } = await search('tha');
  expect([data.length, meta.hitCount]).toEqual([1, 1]);
  expect(await titlesOf('thanh tra')).toEqual(['Thanh tra công vụ']);
});

test('dozens published in the same second are all found, and each once when they are published anew', async () => {
  const publishedAt = '2023-09-28T03:00:00.000Z';
  const many = Array.from({ length: 40 }, (_, n) => ({
    title: `Chuyển từ cổng cũ ${n}`,
    publishedAt,
  }));
  await publish(...many);
  await publish(...many.map((article) => ({ ...article, lead: 'Đã sửa' })));
  const pages = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await search('cổng cũ', { limit: '20', ...(cursor && { cursor }) });
    pages.push(...page.data);
    cursor = page.meta.nextCursor;
  }
  expect(pages).toHaveLength(40);
  expect(new Set(pages.map((hit) => hit.type === 'article' && hit.article.title)).size).toBe(40);
  expect((await search('cổng cũ')).meta.hitCount).toBe(40);
});
