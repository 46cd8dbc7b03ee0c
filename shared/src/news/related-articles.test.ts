import { type ComparedArticle, relatednessOf, suggestRelated } from './related-articles';

const anArticle = (articleId: string, fields: Partial<ComparedArticle> = {}): ComparedArticle => ({
  articleId,
  title: articleId,
  lead: null,
  categoryId: null,
  unitId: null,
  tagIds: [],
  legalDocumentNumbers: [],
  publishedAt: '2023-10-06T08:00:00.000Z',
  ...fields,
});

// Tiên Châu's conference; what each candidate shares with it is added up by hand.
const CONFERENCE = anArticle('hoi-nghi', {
  title: 'Tiên Châu đánh giá chỉ số cải cách hành chính',
  categoryId: 'cchc',
  unitId: 'tien-chau',
  tagIds: ['mot-cua', 'chuyen-doi-so', 'thi-dua'],
  legalDocumentNumbers: ['214/QĐ-UBND'],
});

test.each<[string, Partial<ComparedArticle>, number]>([
  ['nothing', {}, 0],
  ['the category: 2', { categoryId: 'cchc' }, 2],
  ['the unit: 3', { unitId: 'tien-chau' }, 3],
  ['unit and category: 3 + 2', { unitId: 'tien-chau', categoryId: 'cchc' }, 5],
  ['a tag: 4', { tagIds: ['mot-cua', 'khac'] }, 4],
  ['three tags, of which two count: 8', { tagIds: ['mot-cua', 'chuyen-doi-so', 'thi-dua'] }, 8],
  ['a document, named twice: 6', { legalDocumentNumbers: ['214/QĐ-UBND', '214/QĐ-UBND'] }, 6],
  // 9 pairs each: tien chau, chau danh, danh gia, gia chi, chi so, so cai, cai cach, cach hanh, hanh chinh; the other title
  // shares the last 7 of them and begins with "tien my" and "my danh": 2 · 7 ÷ 18 = 0.78, so 8 points.
  ['words: 8', { title: 'TIÊN MỸ đánh giá chỉ số cải cách hành chính' }, 8],
  ['one syllable only: 0', { title: 'Châu' }, 0],
])('%s', (_, fields, points) => {
  expect(relatednessOf(CONFERENCE, anArticle('khac', fields))).toBe(points);
});

test('the closest come first, of equals the newer, never itself and none twice', () => {
  const candidates = [
    CONFERENCE,
    anArticle('chuyen-muc', { categoryId: 'cchc' }),
    anArticle('don-vi-cu', { unitId: 'tien-chau', publishedAt: '2022-01-01T00:00:00.000Z' }),
    anArticle('don-vi-moi', { unitId: 'tien-chau' }),
    anArticle('van-ban', { legalDocumentNumbers: ['214/QĐ-UBND'] }),
    anArticle('van-ban', { legalDocumentNumbers: ['214/QĐ-UBND'] }),
  ];
  expect(suggestRelated(CONFERENCE, candidates, 10)).toEqual([
    'van-ban',
    'don-vi-moi',
    'don-vi-cu',
  ]);
  expect(suggestRelated(CONFERENCE, candidates, 1)).toEqual(['van-ban']);
});
