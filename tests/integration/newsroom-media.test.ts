import * as z from 'zod';
import { eventually } from '../helpers/cms-process';
import { aPdf, aPng } from '../helpers/media-files';
import {
  BODY,
  COLLECTIONS,
  documentOf,
  link,
  type Newsroom,
  paragraph,
  refusalOf,
  relationTo,
  startNewsroom,
  text,
} from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

describe('images and files', () => {
  const image = { name: 'Hội nghị Đảng ủy.png', mediaType: 'image/png' };
  const PublishedSchema = z.looseObject({
    cover: z.looseObject({ sizes: z.array(z.object({ key: z.string(), width: z.number() })) }),
    bodyHtml: z.string(),
  });
  const published = async (documentId: string) => {
    await eventually(async () => expect(await newsroom.readArticle(documentId)).not.toBeNull());
    return PublishedSchema.parse(await newsroom.readArticle(documentId));
  };
  const mediaOf = async (expected: string[]) =>
    eventually(async () => expect(await newsroom.listMedia()).toEqual([...expected].sort()));

  test('need words for those who do not see them, and are told at their fields', async () => {
    const silent = await newsroom.upload({ ...image, bytes: aPng({ width: 8, height: 6 }) });
    const answer = await newsroom.editor('POST', `${ARTICLES}/actions/publish`, {
      title: 'Ảnh không lời',
      body: BODY,
      cover: silent,
      gallery: [silent],
      attachments: [{ title: 'Thiếu tệp' }],
      sections: [
        { __component: 'newsroom.figure', image: silent },
        { __component: 'newsroom.table', caption: 'Điểm', content: null },
        { __component: 'newsroom.quotation', text: 'Lời', attribution: '' },
      ],
    });
    expect(
      refusalOf(answer)
        .map(({ path }) => path.join())
        .sort(),
    ).toEqual([
      'attachments.0.file',
      'cover',
      'gallery',
      'sections.0.alternativeText',
      'sections.1.content',
      'sections.2.attribution',
    ]);
  });

  test('are in the published store for as long as an article shows them', async () => {
    const cover = await newsroom.upload(
      { ...image, bytes: aPng({ width: 800, height: 600 }) },
      { alternativeText: 'Toàn cảnh hội nghị' },
    );
    const pdf = await newsroom.upload({
      name: 'Quyết định 214.pdf',
      bytes: aPdf(),
      mediaType: 'application/pdf',
    });
    const { documentId } = await newsroom.publish({
      title: 'Bài có ảnh và tệp',
      cover,
      attachments: [{ file: pdf, title: 'Quyết định số 214/QĐ-UBND' }],
      sections: [
        { __component: 'newsroom.figure', image: cover, caption: 'Ảnh: <b>UBND</b>' },
        {
          __component: 'newsroom.table',
          caption: 'Điểm',
          content: {
            headerRowCount: 1,
            hasHeaderColumn: false,
            rows: [['Xã'], ['[Tiên Châu](https://tienchau.gov.vn)']],
          },
        },
        { __component: 'newsroom.text', body: [paragraph(text('Viết tiếp sau bảng.'))] },
      ],
    });
    const first = await published(documentId);
    const html = first.bodyHtml;
    expect(html).toContain('alt="Toàn cảnh hội nghị"');
    expect(html).toContain('<figcaption>Ảnh: &lt;b&gt;UBND&lt;/b&gt;</figcaption>');
    expect(html).toContain('<th scope="col">Xã</th>');
    expect(html).toMatch(/<table>.*<\/table>\n<p>Viết tiếp sau bảng.<\/p>$/);
    // Strapi makes smaller ones of 245, 500 and 750 pixels (its own figures), and the original is 800 wide.
    expect(first.cover.sizes.map(({ width }) => width)).toEqual([208, 500, 750, 800]);
    const coverKeys = first.cover.sizes.map(({ key }) => key);
    const stored = await newsroom.listMedia();
    expect(stored).toEqual(expect.arrayContaining(coverKeys));
    expect(stored.filter((key) => key.endsWith('/quyet-dinh-214.pdf'))).toHaveLength(1);
    expect(stored).toHaveLength(5);

    // A second article with the same cover: the image stays when the first one goes, the file does not.
    const second = await newsroom.publish({ title: 'Bài thứ hai có ảnh', cover });
    await published(second.documentId);
    await newsroom.editor('POST', `${ARTICLES}/${documentId}/actions/unpublish`, {});
    await mediaOf(coverKeys);

    // The image is replaced in the library: the article shows the new one, and the old one is gone.
    await newsroom.upload(
      { ...image, bytes: aPng({ width: 400, height: 300, red: 10 }) },
      { alternativeText: 'Hội nghị, chụp lại' },
      cover,
    );
    await eventually(async () =>
      expect(await newsroom.readArticle(second.documentId)).toMatchObject({
        cover: { alternativeText: 'Hội nghị, chụp lại', sizes: [{ width: 208 }, { width: 400 }] },
      }),
    );
    const replaced = await published(second.documentId);
    await mediaOf(replaced.cover.sizes.map(({ key }) => key));

    await newsroom.editor('POST', `${ARTICLES}/${second.documentId}/actions/unpublish`, {});
    await mediaOf([]);
  });

  test('a change in the library reaches readers also when the CMS ends between the write and the entry in the outbox', async () => {
    const info = { alternativeText: 'Trước khi đổi' };
    const cover = await newsroom.upload(
      { ...image, bytes: aPng({ width: 8, height: 6, red: 99 }) },
      info,
    );
    const { documentId } = await newsroom.publish({ title: 'Bài có ảnh được tả lại', cover });
    await published(documentId);
    // What is queued for now comes after the write: it fails here, as it would be missing after a crash.
    newsroom.runSql(`CREATE TRIGGER ended BEFORE INSERT ON publishing_outbox
      WHEN NEW.next_attempt_at <= NEW.queued_at AND NEW.subject LIKE 'article:%'
      BEGIN SELECT RAISE(ABORT, 'the CMS ended here'); END`);
    const form = new FormData();
    form.append('fileInfo', JSON.stringify({ alternativeText: 'Sau khi đổi' }));
    try {
      const { status } = await newsroom.editor('POST', `/upload?id=${cover}`, form);
      expect(status).toBe(500);
    } finally {
      newsroom.runSql('DROP TRIGGER ended');
    }
    await eventually(async () =>
      expect(await newsroom.readArticle(documentId)).toMatchObject({
        cover: { alternativeText: 'Sau khi đổi' },
      }),
    );
  });

  test.each([
    [
      'a table that links to a script',
      {
        __component: 'newsroom.table',
        content: { headerRowCount: 1, hasHeaderColumn: false, rows: [['[a](javascript:b)']] },
      },
      'sections.0.content',
    ],
    [
      'a quotation from a place that is none',
      { __component: 'newsroom.quotation', url: 'data:text/html,x' },
      'sections.0.url',
    ],
    [
      'a text with a link that runs a script',
      { __component: 'newsroom.text', body: [paragraph(link('javascript:a'))] },
      'sections.0.body',
    ],
  ])('%s is refused when it is saved', async (_, section, field) => {
    const answer = await newsroom.editor('POST', ARTICLES, { title: 'Phần', sections: [section] });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: [field] })]);
  });
});

test('a tag is kept once, however it is written, and what it is called reaches its articles', async () => {
  const TAGS = '/content-manager/collection-types/plugin::newsroom.tag';
  const tag = documentOf(await newsroom.editor('POST', TAGS, { name: 'Một  cửa' }));
  const answer = await newsroom.editor('POST', TAGS, { name: 'MOT CUA' });
  expect(refusalOf(answer)).toEqual([{ path: ['name'], message: 'Từ khoá này đã có: “Một cửa”' }]);
  const { documentId } = await newsroom.publish({ title: 'Có từ khoá', tags: relationTo(tag) });
  const tagsAre = (name: string, tagId: string) =>
    eventually(async () =>
      expect(await newsroom.readArticle(documentId)).toMatchObject({ tags: [{ tagId, name }] }),
    );
  await tagsAre('Một cửa', 'mot-cua');
  await newsroom.editor('PUT', `${TAGS}/${tag.documentId}`, { name: 'Một cửa liên thông' });
  await tagsAre('Một cửa liên thông', 'mot-cua-lien-thong');
});

test('documents that a text cites are offered, and one click names them in the article, each once', async () => {
  const { documentId } = await newsroom.save({
    title: 'Trích dẫn',
    body: [
      paragraph(text('Theo Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước.')),
    ],
    sections: [
      { __component: 'newsroom.text', body: [paragraph(text('Và Kế hoạch số 12/KH-UBND.'))] },
    ],
  });
  const address = `/newsroom/articles/${documentId}/citations`;
  const offered = {
    kind: 'Quyết định',
    number: '214/QĐ-UBND',
    issuer: 'UBND huyện Tiên Phước',
    issuedOn: '2023-01-12',
  };
  expect((await newsroom.editor('GET', `${address}?locale=vi`)).body).toEqual({
    data: {
      citations: [
        {
          ...offered,
          words: 'Quyết định số 214/QĐ-UBND ngày 12/01/2023 của UBND huyện Tiên Phước',
          isLinked: false,
        },
        {
          kind: 'Kế hoạch',
          number: '12/KH-UBND',
          issuer: null,
          issuedOn: null,
          words: 'Kế hoạch số 12/KH-UBND',
          isLinked: false,
        },
      ],
    },
  });
  for (const _ of ['confirmed', 'confirmed again'])
    expect(
      (await newsroom.editor('POST', address, { locale: 'vi', ...offered })).body,
    ).toMatchObject({
      data: { citations: [{ isLinked: true }, { isLinked: false }] },
    });
  const incomplete = await newsroom.editor('POST', address, {
    locale: 'vi',
    ...offered,
    issuedOn: null,
  });
  expect(refusalOf(incomplete)).toEqual([expect.objectContaining({ path: ['issuedOn'] })]);
  await newsroom.publishAgain(documentId, {});
  await eventually(async () =>
    expect(await newsroom.readArticle(documentId)).toMatchObject({
      legalDocuments: [{ ...offered, title: null }],
    }),
  );
  const { body } = await newsroom.editor('GET', COLLECTIONS.legalDocuments);
  expect(body).toMatchObject({ results: [{ number: '214/QĐ-UBND' }] });
  expect((await newsroom.connect()('GET', `${address}?locale=vi`)).status).toBe(401);
});

test('related articles are those an editor chose, then those that share a tag', async () => {
  const TAGS = '/content-manager/collection-types/plugin::newsroom.tag';
  const tag = documentOf(await newsroom.editor('POST', TAGS, { name: 'Thi đua' }));
  const chosen = await newsroom.publish({ title: 'Bài được chọn' });
  const sharing = await newsroom.publish({ title: 'Cùng từ khoá', tags: relationTo(tag) });
  await newsroom.save({ title: 'Nháp cùng từ khoá', tags: relationTo(tag) });
  const { documentId } = await newsroom.publish({
    title: 'Bài có bài liên quan',
    tags: relationTo(tag),
    relatedArticles: relationTo(chosen),
  });
  await eventually(async () =>
    expect(await newsroom.readArticle(documentId)).toMatchObject({
      relatedArticleIds: [chosen.documentId, sharing.documentId],
    }),
  );
});

test('a version of an article brings back its tables and figures', async () => {
  const image = await newsroom.upload(
    { name: 'a.png', mediaType: 'image/png', bytes: aPng({ width: 9, height: 9 }) },
    { alternativeText: 'Cổng xã' },
  );
  const content = { headerRowCount: 1, hasHeaderColumn: false, rows: [['Xã'], ['Tiên Châu']] };
  const { documentId } = await newsroom.save({
    title: 'Có phiên bản',
    sections: [
      { __component: 'newsroom.figure', image },
      { __component: 'newsroom.table', caption: 'Điểm', content },
    ],
  });
  await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { sections: [] });
  const restore = `/newsroom/articles/${documentId}/versions/1/restore?locale=vi`;
  const answer = await newsroom.editor('POST', restore);
  expect(answer.status).toBeLessThan(300);
  const { body } = await newsroom.editor('GET', `${ARTICLES}/${documentId}`);
  expect(body).toMatchObject({
    data: { sections: [{ image: { id: image } }, { caption: 'Điểm', content }] },
  });
});
