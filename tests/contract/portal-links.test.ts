import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { parse } from 'parse5';
import { createPortal } from '../../examples/portal/portal.mjs';
import { openApi } from '../helpers/api';
import { anArticle, anArticleId, put, putArticles } from '../helpers/builders';
import { LINES } from '../helpers/payloads';
import { activePartsOf, addressesIn, isListedAddress } from '../helpers/published-html';
import { putSummedUpRelease } from '../helpers/release-builders';

// The example portal on the real read API: what the page has around an article, and what it makes of an article's texts.

const SITE = 'https://cchc.quangnam.gov.vn';
let api: ReturnType<typeof openApi>;
beforeAll(() => {
  api = openApi({ settings: { ARTICLE_URL: `${SITE}/tin/{slug}`, API_URL: SITE } });
});
afterAll(() => api.close());

async function open(path: string): Promise<string> {
  const portal = createPortal({
    api: (address: string) => api.get(address),
    siteUrl: SITE,
    now: () => new Date('2023-10-06T08:00:00.000Z'),
  });
  const response = await portal(new Request(`${SITE}${path}`));
  if (!response) throw new Error(`${path} is no page`);
  return response.text();
}

test('no page of the portal leads readers where the link guard would have to allow it', async () => {
  await putArticles(api.published, [anArticle({ slug: 'tin' })]);
  for (const path of ['/', '/en/', '/tin/tin', '/tin/khong-co']) {
    const addresses = addressesIn(parse(await open(path)));
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !isListedAddress(address))).toEqual([]);
  }
});

test('the page of a ranking tells programs where its chart is to be had, and the page of one area does not', async () => {
  await putSummedUpRelease(api.published);
  const ranking = '/en/xep-hang/tien-phuoc-2022?khoi=xa';
  const [, discovered = ''] =
    /type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(await open(ranking)) ?? [];
  const answer = await api.get(discovered.replaceAll('&amp;', '&'));
  expect(await answer.json()).toMatchObject({
    title: 'Ranking: Chỉ số cải cách hành chính năm 2022',
    html: expect.stringContaining(`href="${SITE}${ranking}"`),
  });
  expect(await open(`${ranking}&linh-vuc=1`)).not.toContain('oembed');
});

test('no text of an article is active on its page, in lists or in the notice that it is gone', async () => {
  const articles = LINES.map((line, index) =>
    anArticle({
      articleId: anArticleId(index + 1),
      slug: `tin-${index}`,
      title: line,
      lead: line,
      byline: line,
      source: line,
      category: { categoryId: 'muc', name: line.slice(0, 115) },
      unit: { unitId: 'don-vi', name: line },
      legalDocuments: [
        {
          number: line.slice(0, 90),
          issuer: line,
          issuedOn: '2023-01-12',
          title: line,
          kind: null,
        },
      ],
      tags: [{ tagId: 'tu-khoa', name: line.slice(0, 75) }],
      changeNotes: [{ at: '2023-10-06T07:30:00.000Z', note: line }],
    }),
  );
  // As markup they are what they were made for.
  expect(LINES.filter((line) => activePartsOf(line).length > 0).length).toBeGreaterThan(100);
  await putArticles(api.published, articles);
  for (const { title, slug } of articles) {
    const page = await open(`/tin/${slug}`);
    expect([slug, activePartsOf(page)]).toEqual([slug, []]);
    expect(page).not.toContain(title);
  }
  for (const [index, { title }] of articles.slice(0, 40).entries()) {
    const slug = `gone-${index}`;
    await put(api.published, objectKeys.slug(slug, 'vi'), {
      state: 'gone',
      articleId: anArticleId(index + 1),
      slug,
      reason: 'withdrawn',
      title,
      goneAt: '2023-10-06T07:30:00.000Z',
      notice: title,
    });
    expect([slug, activePartsOf(await open(`/tin/${slug}`))]).toEqual([slug, []]);
  }
  expect(activePartsOf(await open('/'))).toEqual([]);
});
