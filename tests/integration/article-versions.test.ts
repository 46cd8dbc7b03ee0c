import {
  ArticleVersionsResponseSchema,
  TrashedArticlesResponseSchema,
} from '@congkhai/shared/contracts/newsroom-admin';
import * as z from 'zod';
import {
  COLLECTIONS,
  documentOf,
  link,
  type Newsroom,
  paragraph,
  startNewsroom,
  text,
} from '../helpers/newsroom';

const { articles: ARTICLES } = COLLECTIONS;

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

/** What the admin's form sends back of an article that it was opened with. */
const form = ({ title, slug, saveNumber }: Record<string, unknown>) => ({
  title,
  slug,
  saveNumber,
});

describe('versions', () => {
  const at = (documentId: string, rest = '') =>
    `/newsroom/articles/${documentId}/versions${rest}?locale=vi`;
  const versionsOf = async (documentId: string) =>
    ArticleVersionsResponseSchema.parse((await newsroom.editor('GET', at(documentId))).body).data
      .versions;

  test('each save that changes something leaves one, with whoever saved it; a publication always does', async () => {
    const { documentId } = await newsroom.save({ title: 'Bản một' });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { title: 'Bản hai' });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { title: 'Bản hai' });
    await newsroom.administrator('POST', `${ARTICLES}/${documentId}/actions/publish`, {});
    const kept = await versionsOf(documentId);
    expect(
      kept.map(({ number, reason, changedFields }) => [number, reason, changedFields]),
    ).toEqual([
      // The first publication fills in the day of publication.
      [3, 'published', ['publicationDate']],
      [2, 'saved', ['title']],
      [1, 'saved', null],
    ]);
    expect(kept[0]?.savedBy).not.toBe(kept[1]?.savedBy);
  });

  test('are compared with the draft field by field, addresses of links too', async () => {
    const { documentId } = await newsroom.save({
      title: 'So sánh',
      body: [paragraph(text('Xem '), link('https://quangnam.gov.vn/a'))],
    });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, {
      body: [paragraph(text('Xem '), link('https://quangnam.gov.vn/b'))],
    });
    const { body } = await newsroom.editor('GET', at(documentId, '/1'));
    expect(body).toEqual({
      data: {
        fields: [
          {
            field: 'body',
            before: 'Xem văn bản của tỉnh <https://quangnam.gov.vn/a>',
            now: 'Xem văn bản của tỉnh <https://quangnam.gov.vn/b>',
          },
        ],
      },
    });
  });

  test('any two are compared', async () => {
    const { documentId } = await newsroom.save({ title: 'Một' });
    for (const title of ['Hai', 'Ba'])
      await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { title });
    const { body } = await newsroom.editor('GET', `${at(documentId, '/1')}&with=2`);
    expect(body).toEqual({ data: { fields: [{ field: 'title', before: 'Một', now: 'Hai' }] } });
  });

  test('are had back without what was deleted since, and say what that was', async () => {
    const category = documentOf(
      await newsroom.administrator('POST', COLLECTIONS.categories, {
        categoryId: 'da-xoa',
        name: 'Đã xoá',
      }),
    );
    const { documentId } = await newsroom.save({
      title: 'Có chuyên mục',
      category: { connect: [{ documentId: category.documentId }] },
    });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, {
      title: 'Không chuyên mục',
      category: { disconnect: [{ documentId: category.documentId }] },
    });
    await newsroom.administrator('DELETE', `${COLLECTIONS.categories}/${category.documentId}`);
    const { body } = await newsroom.editor('POST', at(documentId, '/1/restore'));
    expect(body).toEqual({
      data: { leftOut: [{ field: 'category', label: 'Đã xoá' }], hasNewAddress: false },
    });
  });

  test('are had back as the draft, with their category; readers see no change', async () => {
    const category = documentOf(
      await newsroom.administrator('POST', COLLECTIONS.categories, {
        categoryId: 'phien-ban',
        name: 'Phiên bản',
      }),
    );
    const { documentId } = await newsroom.publish({
      title: 'Bản đầu',
      category: { connect: [{ documentId: category.documentId }] },
    });
    await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, {
      title: 'Bản sau',
      category: { disconnect: [{ documentId: category.documentId }] },
    });
    expect((await newsroom.editor('POST', at(documentId, '/1/restore'))).body).toEqual({
      data: { leftOut: [], hasNewAddress: false },
    });
    const { body } = await newsroom.editor('GET', `${ARTICLES}/${documentId}`);
    expect(body).toMatchObject({ data: { title: 'Bản đầu', category: { count: 1 } } });
  });
});

describe('two people in one article', () => {
  const openedBy = async (client: Newsroom['editor'], documentId: string) => {
    const { body } = await client('GET', `${ARTICLES}/${documentId}`);
    return z.object({ data: z.looseObject({ saveNumber: z.number() }) }).parse(body).data;
  };

  test('the second to save is refused and told who was first; nothing of the first is lost', async () => {
    const { documentId } = await newsroom.save({ title: 'Hai người' });
    const path = `${ARTICLES}/${documentId}`;
    const [mine, theirs] = [
      await openedBy(newsroom.editor, documentId),
      await openedBy(newsroom.administrator, documentId),
    ];
    const first = await newsroom.editor('PUT', path, { ...form(mine), lead: 'Của người thứ nhất' });
    expect(first.status).toBe(200);
    for (const action of ['PUT', 'POST'] as const) {
      const second = await newsroom.administrator(
        action,
        action === 'PUT' ? path : `${path}/actions/publish`,
        { ...form(theirs), lead: 'Của người thứ hai' },
      );
      expect(second.status).toBe(400);
      expect(second.body).toMatchObject({
        error: {
          message: expect.stringMatching(/đã lưu bài này lúc \d\d:\d\d ngày/),
          details: {
            conflict: { savedBy: expect.any(String), saveNumber: Number(mine.saveNumber) + 1 },
          },
        },
      });
    }
    expect(await openedBy(newsroom.editor, documentId)).toMatchObject({
      lead: 'Của người thứ nhất',
    });
  });

  test('what saving a form would change in the draft of somebody else is told field by field', async () => {
    const category = documentOf(
      await newsroom.administrator('POST', COLLECTIONS.categories, {
        categoryId: 'hai-nguoi',
        name: 'Hai người',
      }),
    );
    const { documentId } = await newsroom.save({ title: 'Của họ', lead: 'Như nhau' });
    const { status, body } = await newsroom.administrator(
      'POST',
      `/newsroom/articles/${documentId}/comparison`,
      {
        locale: 'vi',
        form: {
          title: 'Của tôi',
          lead: 'Như nhau',
          category: { connect: [{ documentId: category.documentId }], disconnect: [] },
        },
      },
    );
    expect([status, body]).toEqual([
      200,
      {
        data: {
          fields: [
            { field: 'title', before: 'Của họ', now: 'Của tôi' },
            { field: 'category', before: '', now: 'Hai người' },
          ],
        },
      },
    ]);
  });

  test('whoever opens the article again saves, again and again', async () => {
    const { documentId } = await newsroom.save({ title: 'Một người' });
    for (const lead of ['một', 'hai', 'ba']) {
      const opened = await openedBy(newsroom.editor, documentId);
      const saved = await newsroom.editor('PUT', `${ARTICLES}/${documentId}`, {
        ...form(opened),
        lead,
      });
      expect(saved.status).toBe(200);
    }
  });

  test('of twenty that save at the same moment one does', async () => {
    const { documentId } = await newsroom.save({ title: 'Cùng lúc' });
    const opened = await openedBy(newsroom.editor, documentId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        newsroom.editor('PUT', `${ARTICLES}/${documentId}`, { ...form(opened), lead: `${index}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a draft that was thrown away does not take what was written on it', async () => {
    const { documentId } = await newsroom.publish({ title: 'Bỏ nháp' });
    const path = `${ARTICLES}/${documentId}`;
    await newsroom.editor('PUT', path, { lead: 'nháp' });
    const opened = await openedBy(newsroom.editor, documentId);
    await newsroom.administrator('POST', `${path}/actions/discard`, {});
    const late = await newsroom.editor('PUT', path, { ...form(opened), lead: 'nháp tiếp' });
    expect(late.status).toBe(400);
  });
});

describe('the trash', () => {
  const trash = async (search = '') =>
    TrashedArticlesResponseSchema.parse(
      (await newsroom.administrator('GET', `/newsroom/trash?search=${search}`)).body,
    ).data;

  test('holds what was deleted for 30 days, and gives it back under the same id', async () => {
    const { documentId, slug } = await newsroom.publish({ title: 'Xoá nhầm', lead: 'Còn đây' });
    await newsroom.administrator('DELETE', `${ARTICLES}/${documentId}`);
    const [trashed] = await trash();
    expect(trashed).toMatchObject({
      documentId,
      locale: 'vi',
      title: 'Xoá nhầm',
      wasPublished: true,
    });
    const deletedAt = Date.parse(trashed?.deletedAt ?? '');
    expect(Date.parse(`${trashed?.keptUntil}T00:00:00+07:00`) - deletedAt).toBeGreaterThan(
      29 * 86_400_000 - 1,
    );
    const restore = `/newsroom/trash/${documentId}/restore?locale=vi`;
    expect((await newsroom.administrator('POST', restore)).body).toEqual({
      data: { leftOut: [], hasNewAddress: false },
    });
    const { body } = await newsroom.editor('GET', `${ARTICLES}/${documentId}`);
    expect(body).toMatchObject({ data: { documentId, slug, title: 'Xoá nhầm', lead: 'Còn đây' } });
    expect((await trash()).map((each) => each.documentId)).not.toContain(documentId);
    expect((await newsroom.administrator('POST', restore)).status).toBe(404);
  });

  test('gives an article another address when its own was taken meanwhile', async () => {
    const { documentId } = await newsroom.save({ title: 'Đổi chỗ', slug: 'doi-cho' });
    await newsroom.administrator('DELETE', `${ARTICLES}/${documentId}`);
    expect(await trash('doi cho')).toMatchObject([{ title: 'Đổi chỗ', isAddressTaken: false }]);
    await newsroom.save({ title: 'Bài khác', slug: 'doi-cho' });
    expect(await trash('ĐỔI')).toMatchObject([{ title: 'Đổi chỗ', isAddressTaken: true }]);
    expect(await trash('không có')).toEqual([]);
    const restored = await newsroom.administrator(
      'POST',
      `/newsroom/trash/${documentId}/restore?locale=vi`,
    );
    expect(restored.body).toEqual({ data: { leftOut: [], hasNewAddress: true } });
    const { body } = await newsroom.editor('GET', `${ARTICLES}/${documentId}`);
    expect(body).toMatchObject({
      data: { title: 'Đổi chỗ', slug: expect.not.stringMatching(/^doi-cho$/) },
    });
  });
});
