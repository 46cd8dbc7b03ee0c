import * as z from 'zod';
import { eventually } from '../helpers/cms-process';
import {
  BODY,
  COLLECTIONS,
  documentOf,
  link,
  listOf,
  type Newsroom,
  paragraph,
  refusalOf,
  startNewsroom,
  text,
} from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;

const TitlesSchema = z.object({ results: z.array(z.object({ title: z.string() })) });

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

describe('the address of an article', () => {
  test('is made from its Vietnamese title', async () => {
    const article = await newsroom.save({ title: 'Đắk Lắk: Quyết định số 214/QĐ-UBND' });
    expect(article.slug).toBe('dak-lak-quyet-dinh-so-214-qd-ubnd');
  });

  test('gets a number when another article of that title is there', async () => {
    await newsroom.save({ title: 'Lịch tiếp công dân' });
    const second = await newsroom.save({ title: 'Lịch tiếp công dân' });
    expect(second.slug).toBe('lich-tiep-cong-dan-2');
  });

  test('is refused at its field when an editor chose one that is taken', async () => {
    await newsroom.save({ title: 'Ngày hội chuyển đổi số', slug: 'ngay-hoi' });
    const answer = await newsroom.editor('POST', ARTICLES, {
      title: 'Khác',
      slug: 'ngay-hoi',
      body: BODY,
    });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer)).toEqual([
      {
        path: ['slug'],
        message: 'Đường dẫn này đã dùng cho bài khác: “Ngày hội chuyển đổi số”',
      },
    ]);
  });

  test('that is still public cannot be taken, even after its draft has another', async () => {
    const { documentId } = await newsroom.publish({ title: 'Một', slug: 'dia-chi-cu' });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { slug: 'dia-chi-moi' });
    const answer = await newsroom.editor('POST', ARTICLES, { title: 'Hai', slug: 'dia-chi-cu' });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['slug'] })]);
  });

  test('moves when it is changed and published again', async () => {
    const { documentId } = await newsroom.publish({ title: 'Địa chỉ một' });
    await newsroom.expectPublished(
      'slugs/vi/dia-chi-mot.json',
      expect.objectContaining({ articleId: documentId }),
    );
    await newsroom.publishAgain(documentId, { slug: 'dia-chi-hai' });
    await newsroom.expectPublished(
      'slugs/vi/dia-chi-hai.json',
      expect.objectContaining({ articleId: documentId }),
    );
    await newsroom.expectPublished('slugs/vi/dia-chi-mot.json', {
      state: 'moved',
      articleId: documentId,
      slug: 'dia-chi-mot',
      newSlug: 'dia-chi-hai',
    });
    // It goes back: both addresses stay its own, and the other one leads to the present one.
    await newsroom.publishAgain(documentId, { slug: 'dia-chi-mot' });
    await newsroom.expectPublished(
      'slugs/vi/dia-chi-hai.json',
      expect.objectContaining({ state: 'moved', newSlug: 'dia-chi-mot' }),
    );
    await newsroom.expectPublished(
      'slugs/vi/dia-chi-mot.json',
      expect.objectContaining({ state: 'article' }),
    );
  });

  test('that it had when it was public is no other article’s, chosen or made', async () => {
    const { documentId } = await newsroom.publish({ title: 'Có địa chỉ cũ', slug: 'tung-dung' });
    await newsroom.publishAgain(documentId, { slug: 'dang-dung' });
    const answer = await newsroom.editor('POST', ARTICLES, { title: 'Khác', slug: 'tung-dung' });
    expect(refusalOf(answer)).toEqual([
      {
        path: ['slug'],
        message: 'Đường dẫn này từng là của bài khác, và dẫn tới bài đó: “Có địa chỉ cũ”',
      },
    ]);
    expect((await newsroom.save({ title: 'Từng dùng' })).slug).toBe('tung-dung-2');
    await newsroom.administrator('DELETE', `${ARTICLES}/${documentId}`);
    const later = await newsroom.editor('POST', ARTICLES, { title: 'Khác', slug: 'dang-dung' });
    expect(refusalOf(later)).toEqual([
      { path: ['slug'], message: 'Đường dẫn này từng là của một bài đã xoá' },
    ]);
  });

  test('of a copy is its own, and the copy has not been seen by readers yet', async () => {
    const original = await newsroom.publish({ title: 'Bản gốc' });
    const copy = documentOf(
      await newsroom.editor('POST', `${ARTICLES}/clone/${original.documentId}`, {
        title: 'Bản gốc',
        slug: 'ban-goc',
      }),
    );
    const draft = documentOf(await newsroom.editor('GET', `${ARTICLES}/${copy.documentId}`));
    expect(draft).toMatchObject({ slug: 'ban-goc-2', publicationDate: null });
  });
});

describe('what readers could not be shown is refused at its field', () => {
  test.each([
    ['a link that runs a script', [paragraph(link('javascript:alert(1)'))], 'javascript:alert(1)'],
    ['a link without a protocol', [paragraph(link('//evil.example'))], '//evil.example'],
    ['an unknown kind of block', [{ type: 'html', children: [text('<script>')] }], 'html'],
  ])('%s, already when it is saved', async (_, body, named) => {
    const answer = await newsroom.editor('POST', ARTICLES, { title: 'Liên kết', body });
    expect(answer.status).toBe(400);
    expect(refusalOf(answer)).toEqual([
      { path: ['body'], message: expect.stringContaining(named) },
    ]);
  });

  test('an empty body may be saved, but not published', async () => {
    const { documentId } = await newsroom.save({ title: 'Chưa có nội dung', body: [] });
    const answer = await newsroom.editor('POST', `${ARTICLES}/${documentId}/actions/publish`, {});
    expect(refusalOf(answer)).toEqual([{ path: ['body'], message: 'Chưa nhập nội dung' }]);
    const draft = documentOf(await newsroom.editor('GET', `${ARTICLES}/${documentId}`));
    expect(draft.publicationDate).toBeNull();
    expect(await newsroom.readArticle(documentId)).toBeNull();
  });

  test('an article without a title', async () => {
    const answer = await newsroom.editor('POST', `${ARTICLES}/actions/publish`, { body: BODY });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['title'] })]);
  });

  test('an article in a language readers cannot ask for', async () => {
    await newsroom.administrator('POST', '/i18n/locales', {
      code: 'fr',
      name: 'Français',
      isDefault: false,
    });
    const answer = await newsroom.administrator('POST', `${ARTICLES}?locale=fr`, {
      title: 'Titre',
      body: BODY,
    });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['locale'] })]);
  });
});

test('text is stored in NFC, titles on one line', async () => {
  const article = await newsroom.save({
    title: ' Tiên  Phước\n'.normalize('NFD'),
    body: [paragraph(text('Đạt loại tốt'.normalize('NFD')))],
  });
  expect(article).toMatchObject({
    title: 'Tiên Phước'.normalize('NFC'),
    body: [paragraph(text('Đạt loại tốt'.normalize('NFC')))],
  });
});

describe('the publication date', () => {
  test('is when readers first saw the article, whatever is published later', async () => {
    const { documentId } = await newsroom.publish({ title: 'Ngày đăng' });
    const first = documentOf(
      await newsroom.editor('GET', `${ARTICLES}/${documentId}`),
    ).publicationDate;
    expect(first).toEqual(expect.any(String));
    await newsroom.publishAgain(documentId, { title: 'Ngày đăng, sửa' });
    await newsroom.publishAgain(documentId, { publicationDate: null });
    await eventually(async () =>
      expect(await newsroom.readArticle(documentId)).toMatchObject({
        title: 'Ngày đăng, sửa',
        publishedAt: first,
      }),
    );
  });

  test('that an editor set puts old news in the month it belongs to, and a change moves it', async () => {
    const { documentId } = await newsroom.publish({
      title: 'Tin năm 2019',
      publicationDate: '2019-05-31T17:00:00.000Z',
    });
    await newsroom.expectPublished('lists/articles/vi/all/2019-06.json', listOf(documentId));
    await newsroom.publishAgain(documentId, { publicationDate: '2018-01-15T02:00:00.000Z' });
    await newsroom.expectPublished('lists/articles/vi/all/2018-01.json', listOf(documentId));
    await newsroom.expectPublished('lists/articles/vi/all/2019-06.json', null);
    await newsroom.expectPublished('lists/articles/vi/all/index.json', {
      months: expect.arrayContaining([{ month: '2018-01', articleCount: 1 }]),
    });
  });
});

test('a draft stays away from readers until it is published', async () => {
  const { documentId } = await newsroom.publish({
    title: 'Bản đã đăng',
    publicationDate: '2017-03-01T02:00:00Z',
  });
  await eventually(async () => expect(await newsroom.readArticle(documentId)).not.toBeNull());
  await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, {
    title: 'Bản nháp',
    publicationDate: '2017-04-01T02:00:00Z',
  });
  const other = await newsroom.publish({
    title: 'Bài sau',
    publicationDate: '2017-03-02T02:00:00Z',
  });
  await newsroom.expectPublished(
    'lists/articles/vi/all/2017-03.json',
    listOf(other.documentId, documentId),
  );
  expect(await newsroom.readArticle(documentId)).toMatchObject({ title: 'Bản đã đăng' });
});

test('a translation is published on its own, at its own address', async () => {
  const { documentId } = await newsroom.publish({
    title: 'Chỉ số năm 2022',
    publicationDate: '2016-02-01T02:00:00.000Z',
  });
  expect(await newsroom.readArticle(documentId, 'en')).toBeNull();
  await newsroom.publishAgain(documentId, { title: 'The 2022 index', body: BODY }, 'en');
  await newsroom.expectPublished('slugs/en/the-2022-index.json', {
    state: 'article',
    articleId: documentId,
    slug: 'the-2022-index',
  });
  await newsroom.expectPublished('lists/articles/en/all/2016-02.json', listOf(documentId));
  await newsroom.editor('POST', `${ARTICLES}/${documentId}/actions/unpublish?locale=vi`, {});
  await newsroom.expectPublished(`articles/${documentId}/vi.json`, null);
  expect(await newsroom.readArticle(documentId, 'en')).toMatchObject({ title: 'The 2022 index' });
});

test('an unpublished article leaves its lists', async () => {
  const { documentId } = await newsroom.publish({
    title: 'Sẽ gỡ',
    publicationDate: '2015-08-01T02:00:00Z',
  });
  await newsroom.expectPublished('lists/articles/vi/all/2015-08.json', listOf(documentId));
  await newsroom.editor('POST', `${ARTICLES}/${documentId}/actions/unpublish`, {});
  await newsroom.expectPublished('lists/articles/vi/all/2015-08.json', null);
  await newsroom.expectPublished(`slugs/vi/se-go.json`, null);
});

describe('the list of articles in the admin', () => {
  const titles = ['Điện Bàn họp dân', 'Đại Lộc họp dân', 'Duy Xuyên họp dân', 'Dương Hoà họp dân'];
  const titlesAt = async (query: string) => {
    const { body } = await newsroom.editor('GET', `${ARTICLES}?${query}`);
    return TitlesSchema.parse(body).results.map(({ title }) => title);
  };
  beforeAll(async () => {
    for (const title of titles)
      await newsroom.save({ title, lead: 'Sơ kết dịch vụ công', byline: 'Nguyễn Thị Ánh' });
  });

  test.each([
    ['without diacritics', 'dai loc'],
    ['in capitals', 'ĐẠI LỘC'],
    ['with decomposed diacritics', 'Đại Lộc'.normalize('NFD')],
  ])('is searched %s', async (_, searched) => {
    expect(await titlesAt(`_q=${encodeURIComponent(searched)}`)).toEqual(['Đại Lộc họp dân']);
  });

  test('is searched in leads and names of writers too', async () => {
    expect(await titlesAt('_q=dich vu cong&sort=title:ASC')).toHaveLength(4);
    expect(await titlesAt('_q=nguyen thi anh')).toHaveLength(4);
    expect(await titlesAt('_q=nguyen thi em')).toEqual([]);
  });

  test('is filtered without diacritics, and exactly where that is asked', async () => {
    const filter = (comparison: string, value: string) =>
      titlesAt(`filters[$and][0][title][${comparison}]=${encodeURIComponent(value)}`);
    expect(await filter('$contains', 'dien ban')).toEqual(['Điện Bàn họp dân']);
    expect(await filter('$containsi', 'Điện bàn')).toEqual(['Điện Bàn họp dân']);
    expect(await filter('$startsWith', 'duy')).toEqual(['Duy Xuyên họp dân']);
    expect(await filter('$eq', 'Dien Ban hop dan')).toEqual([]);
  });

  test('is sorted as Vietnamese sorts', async () => {
    const sorted = ['Duy Xuyên', 'Dương Hoà', 'Đại Lộc', 'Điện Bàn'].map(
      (name) => `${name} họp dân`,
    );
    expect(await titlesAt('_q=hop dan&sort=title:ASC')).toEqual(sorted);
    expect(await titlesAt('_q=hop dan&sort=title:DESC')).toEqual(sorted.toReversed());
  });

  test('shows a category to choose that is written without diacritics', async () => {
    await newsroom.administrator('POST', COLLECTIONS.categories, {
      categoryId: 'chi-dao',
      name: 'Chỉ đạo, điều hành',
    });
    const { body } = await newsroom.editor(
      'GET',
      '/content-manager/relations/plugin::newsroom.article/category?_q=chi dao&locale=vi',
    );
    expect(body).toMatchObject({ results: [{ name: 'Chỉ đạo, điều hành' }] });
  });
});
