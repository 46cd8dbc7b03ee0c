import { eventually } from '../helpers/cms-process';
import {
  COLLECTIONS,
  documentOf,
  listOf,
  type Newsroom,
  refusalOf,
  relationTo,
  startNewsroom,
} from '../helpers/newsroom';

const { categories: CATEGORIES } = COLLECTIONS;

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await startNewsroom();
});
afterAll(() => newsroom?.stop());

describe('a category', () => {
  test('that is renamed is renamed in its published articles, lists and the tree', async () => {
    const categoryId = 'mot-cua';
    const parent = await newsroom.createCategory({
      categoryId: 'dich-vu-cong',
      name: 'Dịch vụ công',
    });
    const category = await newsroom.createCategory({
      categoryId,
      name: 'Một cửa',
      parent: relationTo(parent),
    });
    const { documentId } = await newsroom.publish({
      title: 'Tin một cửa',
      publicationDate: '2014-01-01T02:00:00Z',
      category: relationTo(category),
    });
    await newsroom.expectPublished(
      `lists/articles/vi/category/${categoryId}/2014-01.json`,
      listOf(documentId),
    );
    documentOf(
      await newsroom.administrator('PUT', `${CATEGORIES}/${category.documentId}`, {
        name: 'Một cửa, liên thông',
        nameEnglish: ' One-stop  shops ',
      }),
    );
    const named = { categoryId, name: 'Một cửa, liên thông' };
    const nameEnglish = 'One-stop shops';
    await eventually(async () =>
      expect(await newsroom.readArticle(documentId)).toMatchObject({ category: named }),
    );
    await newsroom.expectPublished(`lists/articles/vi/all/2014-01.json`, {
      month: '2014-01',
      articles: [expect.objectContaining({ category: named })],
    });
    await newsroom.expectPublished('categories.json', {
      categories: expect.arrayContaining([
        { ...named, nameEnglish, parentCategoryId: 'dich-vu-cong' },
      ]),
    });
  });

  test('that is deleted leaves its articles, and its lists go', async () => {
    const category = await newsroom.createCategory({ categoryId: 'se-xoa', name: 'Sẽ xoá' });
    const { documentId } = await newsroom.publish({
      title: 'Bài của chuyên mục sẽ xoá',
      category: relationTo(category),
    });
    await newsroom.expectPublished(
      'lists/articles/vi/category/se-xoa/index.json',
      expect.anything(),
    );
    await newsroom.administrator('DELETE', `${CATEGORIES}/${category.documentId}`);
    await newsroom.expectPublished('lists/articles/vi/category/se-xoa/index.json', null);
    expect(await newsroom.readArticle(documentId)).toMatchObject({ category: null });
  });

  test('keeps its identifier, which is unique and in plain letters', async () => {
    const category = await newsroom.createCategory({
      categoryId: 'giu-nguyen',
      name: 'Giữ nguyên',
    });
    const changed = await newsroom.administrator('PUT', `${CATEGORIES}/${category.documentId}`, {
      categoryId: 'ma-khac',
    });
    const again = await newsroom.administrator('POST', CATEGORIES, {
      categoryId: 'giu-nguyen',
      name: 'Hai',
    });
    const malformed = await newsroom.administrator('POST', CATEGORIES, {
      categoryId: 'Mã Mới',
      name: 'Ba',
    });
    for (const answer of [changed, again, malformed])
      expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['categoryId'] })]);
  });

  test('cannot stand above itself', async () => {
    const upper = await newsroom.createCategory({ categoryId: 'tren', name: 'Trên' });
    const lower = await newsroom.createCategory({
      categoryId: 'duoi',
      name: 'Dưới',
      parent: relationTo(upper),
    });
    const answer = await newsroom.administrator('PUT', `${CATEGORIES}/${upper.documentId}`, {
      parent: relationTo(lower),
    });
    expect(refusalOf(answer)).toEqual([expect.objectContaining({ path: ['parent'] })]);
  });
});

test('a renamed unit is renamed in its published articles', async () => {
  const unit = documentOf(
    await newsroom.administrator('POST', COLLECTIONS.units, {
      unitId: 'xa-tien-chau',
      name: 'Tiên Châu',
      fullName: 'Xã Tiên Châu',
      unitType: 'Xã',
      tier: 'commune',
    }),
  );
  const { documentId } = await newsroom.publish({
    title: 'Tin của xã',
    unit: relationTo(unit),
  });
  await newsroom.expectPublished(
    'lists/articles/vi/unit/xa-tien-chau/index.json',
    expect.anything(),
  );
  documentOf(
    await newsroom.administrator('PUT', `${COLLECTIONS.units}/${unit.documentId}`, {
      fullName: 'Xã Sơn Cẩm Hà',
    }),
  );
  await eventually(async () =>
    expect(await newsroom.readArticle(documentId)).toMatchObject({
      unit: { unitId: 'xa-tien-chau', name: 'Xã Sơn Cẩm Hà' },
    }),
  );
});

test('a legal document is kept once and cited with number, issuer and day', async () => {
  const decision = {
    number: '214/QĐ-UBND',
    issuer: 'UBND huyện Tiên Phước',
    issuedOn: '2023-01-12',
  };
  const kept = documentOf(await newsroom.editor('POST', COLLECTIONS.legalDocuments, decision));
  const again = await newsroom.editor('POST', COLLECTIONS.legalDocuments, decision);
  expect(refusalOf(again)).toEqual([
    { path: ['number'], message: 'Văn bản có số, cơ quan và ngày ban hành này đã có' },
  ]);
  const { documentId } = await newsroom.publish({
    title: 'Trích dẫn quyết định',
    legalDocuments: relationTo(kept),
  });
  await eventually(async () =>
    expect(await newsroom.readArticle(documentId)).toMatchObject({
      legalDocuments: [{ ...decision, title: null }],
    }),
  );
});
