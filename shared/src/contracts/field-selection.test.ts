import * as z from 'zod';
import { fieldsParameter, selectFields } from './field-selection';

const RowSchema = z.strictObject({
  title: z.string(),
  category: z.strictObject({ id: z.string(), name: z.string() }).nullable().default(null),
  images: z.array(
    z.strictObject({ key: z.string(), sizes: z.array(z.object({ width: z.int() })) }),
  ),
  tags: z.array(z.string()),
});
const ROW = {
  title: 'Tin',
  category: { id: 'a', name: 'A' },
  images: [
    { key: 'x', sizes: [{ width: 1 }] },
    { key: 'y', sizes: [] },
  ],
  tags: ['t'],
};

test.each([
  ['title', ['title']],
  ['tags,title', ['tags', 'title']],
  ['title,title', ['title']],
  ['category.name,images.sizes', ['category.name', 'images.sizes']],
])('fields=%s names %j', (text, names) => {
  expect(fieldsParameter(RowSchema).parse(text)).toEqual(names);
});

test.each([
  ['', 'has no name before, after or between commas'],
  ['title,', 'has no name before, after or between commas'],
  ['khong', '"khong" is not known; one of title, category, images, tags'],
  [' title', '" title" is not known; one of title, category, images, tags'],
  ['category.khong', '"category.khong" is not known; one of category.id, category.name'],
  ['tags.length', '"tags.length" is not known; tags has no names inside'],
  ['images.sizes.width', '"images.sizes.width" is not known; images.sizes has no names inside'],
  ['constructor', '"constructor" is not known; one of title, category, images, tags'],
  ['title,'.repeat(600), 'has more than 100 names or 3000 characters'],
])('fields=%j is refused: %s', (text, message) => {
  const { error } = fieldsParameter(RowSchema).safeParse(text);
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('a third level is known where there are to be three', () => {
  const parameter = fieldsParameter(RowSchema, { levels: 3 });
  expect(parameter.parse('images.sizes.width')).toEqual(['images.sizes.width']);
});

test.each([
  [['tags', 'title'], { title: 'Tin', tags: ['t'] }],
  [['category.name'], { category: { name: 'A' } }],
  [['category.name', 'category'], { category: ROW.category }],
  [['category', 'category.name'], { category: ROW.category }],
  [['images.key'], { images: [{ key: 'x' }, { key: 'y' }] }],
  [['images.sizes.width'], { images: [{ sizes: [{ width: 1 }] }, { sizes: [] }] }],
])('%j of a row keeps its order and its shape', (names, expected) => {
  expect(JSON.stringify(selectFields(ROW, names))).toBe(JSON.stringify(expected));
  expect(selectFields([ROW, ROW], names)).toEqual([expected, expected]);
});

test('a part of what is null is null, and without names all is there', () => {
  expect(selectFields({ ...ROW, category: null }, ['category.name'])).toEqual({ category: null });
  expect(selectFields(ROW, undefined)).toBe(ROW);
});
