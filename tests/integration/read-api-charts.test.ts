import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemSchema } from '@congkhai/shared/contracts/problem';
import { GetOEmbedResponseSchema } from '@congkhai/shared/contracts/read-api-charts';
import { type Api, openApi } from '../helpers/api';
import { anItemScore, aPeriod, aScorecard, TIEN_CHAU, TIEN_MY } from '../helpers/builders';
import { readPng } from '../helpers/png';
import { putSummedUpRelease } from '../helpers/release-builders';
import { readXml, textIn } from '../helpers/xml';

// Charts as pictures, drawn by the thread that the server has.

const CHART = '/v1/periods/tien-phuoc-2022/chart';
const DATA = 'https://cchc.example/v1/periods/tien-phuoc-2022/summary?release=1';

let api: Api;
beforeAll(async () => {
  api = openApi({ settings: { API_URL: 'https://cchc.example', SITE_NAME: 'CCHC Quảng Nam' } });
  await putSummedUpRelease(api.published);
});
afterAll(() => api.close());

const draw = async (query: string, format = 'svg') => {
  const response = await api.get(`${CHART}.${format}?${query}`);
  expect(response.status).toBe(200);
  return response;
};

test('an SVG is a picture that says in words what it shows, and where the figures are', async () => {
  const response = await draw('kind=ranking&unit=xa-tien-chau');
  expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(response.headers.get('link')).toBe(
    `<${DATA}>; rel="describedby"; type="application/json"`,
  );
  const svg = readXml(await response.text());
  expect(svg.attributes).toMatchObject({ role: 'img', lang: 'vi', width: '800' });
  const ids = svg.attributes['aria-labelledby']?.split(' ');
  const [title, description, metadata] = svg.children;
  expect([title?.attributes.id, description?.attributes.id]).toEqual(ids);
  expect(textIn(title)).toBe('Xếp hạng Chỉ số cải cách hành chính năm 2022');
  expect(textIn(description)).toBe(
    'Các xã, thị trấn: 1 đơn vị được xếp hạng. Hạng 1: Xã Tiên Châu, 85,82 % (tốt). Trung bình 85,82 %. ' +
      `Được đánh dấu: Xã Tiên Châu. 1 đơn vị chưa được xếp hạng vì chưa đủ số liệu. ${DATA}`,
  );
  expect(textIn(metadata)).toBe(DATA);
  const shown = textIn(svg);
  for (const text of ['1. Xã Tiên Châu', '85,82 · tốt', 'Trung bình 85,82 %'])
    expect(shown).toContain(text);
});

test('the areas of a unit are printed in points, as exact as in the summary, and in English with a point', async () => {
  const vietnamese = textIn(readXml(await (await draw('kind=areas&unit=xa-tien-chau')).text()));
  // 12.97 of 13.5 points; the mean of the only unit that is ranked is its own.
  expect(vietnamese).toContain(
    'điều hành cải cách hành chính: 12,97/13,5 điểm, trung bình của khối 12,97.',
  );
  const english = textIn(readXml(await (await draw('kind=areas&locale=en')).text()));
  expect(english).toContain('mean of the group 12.97/13.5 points, from 12.97 to 12.97.');
  expect(english).toContain('Results by area of the whole group');
});

test('a PNG has two pixels for each of its width, and the same words in it', async () => {
  const response = await draw('kind=ranking&width=400&theme=dark', 'png');
  expect(response.headers.get('content-type')).toBe('image/png');
  const { width, texts } = readPng(Buffer.from(await response.arrayBuffer()));
  expect(width).toBe(800);
  expect(texts).toEqual({
    Title: 'Xếp hạng Chỉ số cải cách hành chính năm 2022',
    Description: expect.stringContaining('Hạng 1: Xã Tiên Châu, 85,82 % (tốt).'),
    Source: DATA,
  });
});

test('the same release is the same bytes, drawn again or kept, and other pictures have other ETags', async () => {
  const first = await draw('kind=areas', 'png');
  const etag = first.headers.get('etag') ?? '';
  const bytes = Buffer.from(await first.arrayBuffer());
  const other = openApi({ settings: { API_URL: 'https://cchc.example' } });
  await putSummedUpRelease(other.published);
  // The other server has drawn something else before: that must not be seen.
  await other.get(`${CHART}.svg`);
  for (const format of ['png', 'svg']) {
    const again = await other.get(`${CHART}.${format}?kind=areas`);
    const here = await draw('kind=areas', format);
    expect(await again.text()).toBe(await here.text());
  }
  await other.close();
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  expect((await api.get(`${CHART}.png?kind=areas`, { 'if-none-match': etag })).status).toBe(304);
  const etags = [etag];
  for (const query of ['kind=ranking', 'kind=areas&theme=dark', 'kind=areas&width=801'])
    etags.push((await draw(query, 'png')).headers.get('etag') ?? '');
  expect(new Set(etags).size).toBe(4);
  expect(bytes.byteLength).toBeGreaterThan(10_000);
});

test.each([
  ['kind=series', 400, 'unit'],
  ['kind=pie', 400, 'kind'],
  ['width=319', 400, 'width'],
  ['width=1601', 400, 'width'],
  ['limit=51', 400, 'limit'],
  ['theme=sepia', 400, 'theme'],
  ['unit=khong-co', 404, null],
  ['block=khong-co', 404, null],
  ['release=2', 404, null],
  ['kind=areas&unit=xa-tien-my', 404, null],
  ['kind=series&unit=khong-co', 404, null],
])('a chart with %s is a problem %i', async (query, status, field) => {
  const response = await api.get(`${CHART}.svg?${query}`);
  const problem = ProblemSchema.parse(await response.json());
  expect([response.status, problem.status]).toEqual([status, status]);
  if (field !== null) expect(problem.errors?.map((error) => error.field)).toEqual([field]);
});

test('a unit that is not ranked is said not to be, in words and in the picture', async () => {
  const svg = readXml(await (await draw('unit=xa-tien-my')).text());
  expect(textIn(svg).match(/Xã Tiên Mỹ chưa được xếp hạng\./g)).toHaveLength(2);
});

test('while the published store cannot be reached a chart and its embedding are what they were last, and say so', async () => {
  const other = openApi({ settings: { API_URL: 'https://cchc.example' } });
  const root = join(other.folder, 'published');
  await putSummedUpRelease(other.published);
  const address = `https://cchc.example${CHART}.svg?kind=areas`;
  const asked = [
    `${CHART}.svg`,
    `${CHART}.png?kind=areas`,
    `/v1/oembed?url=${encodeURIComponent(address)}`,
  ];
  const read = async (path: string) => {
    const response = await other.get(path);
    const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
    return { status: response.status, bytes, state: response.headers.get('cache-status') };
  };
  const before = await Promise.all(asked.map(read));
  expect(before.map(({ status, state }) => [status, state])).toEqual(asked.map(() => [200, null]));
  // Where the folder was there is a file, so that nothing can be looked up, not even what is missing.
  renameSync(root, `${root}-away`);
  writeFileSync(root, '');
  other.clock.now = new Date(other.clock.now.getTime() + 120_000);
  const state = 'congkhai; hit; ttl=-120; detail=stale';
  expect(await Promise.all(asked.map(read))).toEqual(before.map((last) => ({ ...last, state })));
  // What was read for the others is enough for a picture that nobody has asked for.
  expect(await read(`${CHART}.svg?width=400`)).toMatchObject({ status: 200, state });
  expect((await read('/v1/periods/ky-2021/chart.svg')).status).toBe(503);
  rmSync(root);
  renameSync(`${root}-away`, root);
  other.clock.now = new Date(other.clock.now.getTime() + 10_000);
  expect(await Promise.all(asked.map(read))).toEqual(before);
  await other.close();
});

describe('over the years', () => {
  let years: Api;
  beforeAll(async () => {
    years = openApi({ settings: { API_URL: 'https://cchc.example' } });
    const of = (year: number, points: number) => {
      const card = aScorecard({ periodId: `ky-${year}` });
      card.scores['1'] = anItemScore({ appraisedScoreThousandths: points });
      return card;
    };
    const release = (year: number) => ({ ...aPeriod(), periodId: `ky-${year}`, year });
    await putSummedUpRelease(years.published, {
      release: release(2021),
      scorecards: [of(2021, 12_000)],
    });
    await putSummedUpRelease(years.published, {
      release: {
        ...release(2022),
        comparedWith: { periodId: 'ky-2021', number: 1 },
      },
      scorecards: [of(2022, 13_000)],
      continuity: {
        [TIEN_CHAU.unitId]: { kind: 'boundary-break', predecessors: [] },
        [TIEN_MY.unitId]: { kind: 'not-in-force' },
      },
    });
    await putSummedUpRelease(years.published, {
      release: release(2023),
      scorecards: [of(2023, 11_000)],
    });
  });
  afterAll(() => years.close());

  test('a series ends with the year that was asked for, and says where the unit is another one', async () => {
    const response = await years.get('/v1/periods/ky-2022/chart.svg?kind=series&unit=xa-tien-chau');
    const svg = readXml(await response.text());
    // 85.82 points with 12.97 in the first area.
    expect(textIn(svg.children[1])).toBe(
      'Năm 2021: 84,85 %, hạng 1/1; trung bình 84,85 %. ' +
        'Năm 2022: 85,85 %, hạng 1/1; trung bình 85,85 % (địa giới thay đổi so với năm trước). ' +
        'https://cchc.example/v1/units/xa-tien-chau/series',
    );
    expect(textIn(svg)).toContain(
      'Đường ngắt quãng: địa giới của đơn vị đã thay đổi so với năm trước.',
    );
  });
});

describe('oEmbed', () => {
  const PORTAL = 'https://cchc.example/xep-hang/tien-phuoc-2022';
  const embed = async (url: string, query = '') => {
    const response = await api.get(`/v1/oembed?url=${encodeURIComponent(url)}${query}`);
    return { status: response.status, answer: await response.json() };
  };

  test('a ranking of the portal is a link with a picture in it that says what it shows', async () => {
    const { answer } = await embed(`${PORTAL}?khoi=xa`, '&format=json');
    const { html, width, height, ...rest } = GetOEmbedResponseSchema.parse(answer);
    expect(rest).toEqual({
      type: 'rich',
      version: '1.0',
      title: 'Xếp hạng Chỉ số cải cách hành chính năm 2022',
      provider_name: 'CCHC Quảng Nam',
      provider_url: 'https://cchc.example/',
      cache_age: 300,
    });
    const link = readXml(html.replace(/>(?=<\/a>)/, '/>'));
    expect(link.attributes).toEqual({ href: `${PORTAL}?khoi=xa` });
    const [picture] = link.children;
    expect(picture?.attributes).toMatchObject({
      width: String(width),
      height: String(height),
      alt: expect.stringContaining('Hạng 1: Xã Tiên Châu, 85,82 % (tốt).'),
    });
    const source = new URL(picture?.attributes.src ?? '');
    const drawn = await api.get(source.pathname + source.search);
    const png = readPng(Buffer.from(await drawn.arrayBuffer()));
    expect([png.width, png.height]).toEqual([2 * width, 2 * height]);
  });

  test.each([
    ['', 800],
    ['&maxwidth=600', 600],
    ['&maxwidth=3000', 800],
    ['&maxwidth=200', 200],
    ['&maxwidth=500&maxheight=100', 500],
  ])('with %s it is no wider and no higher than asked for', async (query, widthMax) => {
    const { answer } = await embed(PORTAL, query);
    const { width, height } = GetOEmbedResponseSchema.parse(answer);
    expect(width).toBeLessThanOrEqual(widthMax);
    const [, heightMax] = /maxheight=(\d+)/.exec(query) ?? [];
    if (heightMax !== undefined) expect(height).toBeLessThanOrEqual(Number(heightMax));
    else expect(width).toBe(widthMax);
  });

  test('a chart is embedded as it is, and the English ranking in English', async () => {
    const chart = `https://cchc.example${CHART}.png?kind=areas&theme=dark`;
    expect((await embed(chart)).answer.html).toContain('kind=areas&amp;locale=vi&amp;theme=dark');
    const english = await embed('https://cchc.example/en/xep-hang/tien-phuoc-2022');
    expect(english.answer.title).toBe('Ranking: Chỉ số cải cách hành chính năm 2022');
  });

  test.each([
    'https://evil.example/xep-hang/tien-phuoc-2022',
    'https://cchc.example.evil.example/xep-hang/tien-phuoc-2022',
    'https://cchc.example@evil.example/xep-hang/tien-phuoc-2022',
    'https://user:secret@cchc.example/xep-hang/tien-phuoc-2022',
    'https://cchc.example:8443/xep-hang/tien-phuoc-2022',
    'http://cchc.example/xep-hang/tien-phuoc-2022',
    '//evil.example/xep-hang/tien-phuoc-2022',
    'javascript:alert(1)//cchc.example/xep-hang/tien-phuoc-2022',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://cchc.example/xep-hang/khong-co',
    'https://cchc.example/xep-hang/..%2f..%2fv1%2fhealth',
    'https://cchc.example/xep-hang/tien-phuoc-2022?linh-vuc=1',
    'https://cchc.example/tin/tin-1',
    'https://cchc.example/v1/periods/tien-phuoc-2022/summary',
    'https://cchc.example/v1/periods/tien-phuoc-2022/chart.svg?kind=series',
    'nothing',
  ])('%s is no chart of this site', async (url) => {
    expect(await embed(url)).toMatchObject({ status: 404, answer: { status: 404 } });
  });

  test('XML is not made, and is said not to be', async () => {
    expect((await embed(PORTAL, '&format=xml')).status).toBe(501);
    expect((await embed(PORTAL, '&format=yaml')).status).toBe(400);
  });
});
