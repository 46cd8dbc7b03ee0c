import { createHash } from 'node:crypto';
import { changesBetween, EXCERPT_CHARACTERS_MAX } from '@congkhai/shared/audit/changes';

const sha256Of = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const between = (before: object, after: object) =>
  changesBetween({ ...before }, { ...after }, { sha256Of, secretFields: new Set(['password']) });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
const text = (value: string, marks: object = {}) => ({ type: 'text', text: value, ...marks });
const link = (url: string) => ({ type: 'link', url, children: [text('tại đây')] });

test.each([
  ['a text', { title: 'Cũ' }, { title: 'Mới' }, [{ field: 'title', before: 'Cũ', after: 'Mới' }]],
  ['nothing', { title: 'Cũ', count: 1 }, { title: 'Cũ', count: 1 }, []],
  [
    'the same text in another Unicode form',
    { title: 'Th\u1ebf' },
    { title: 'Th\u0065\u0302\u0301' },
    [],
  ],
  ['a zero that was empty', { n: null }, { n: 0 }, [{ field: 'n', before: null, after: '0' }]],
  [
    'a value that is gone',
    { isPinned: true },
    { isPinned: null },
    [{ field: 'isPinned', before: 'true', after: null }],
  ],
  [
    'a relation, by the name of what it leads to',
    { unit: { documentId: 'a1', title: 'Sở Nội vụ' } },
    { unit: null },
    [{ field: 'unit', before: 'Sở Nội vụ (a1)', after: null }],
  ],
  [
    'a link inside a body, by where it leads',
    { body: [paragraph(text('Xem '), link('https://quangnam.gov.vn'))] },
    { body: [paragraph(text('Xem '), link('https://nha-cai.example'))] },
    [
      {
        field: 'body',
        before: 'Xem tại đây <https://quangnam.gov.vn>',
        after: 'Xem tại đây <https://nha-cai.example>',
      },
    ],
  ],
  [
    'a password, of which nothing is told',
    { password: '$2a$10$old' },
    { password: '$2a$10$new' },
    [{ field: 'password', isHidden: true }],
  ],
])('a change of %s', (_, before, after, expected) => {
  expect(between(before, after)).toEqual(expected);
});

test('formatting that changed under the same words is shown as it is stored', () => {
  const [change] = between(
    { body: [paragraph(text('Đạt'))] },
    { body: [paragraph(text('Đạt', { bold: true }))] },
  );
  expect(JSON.stringify(change)).toContain('bold');
});

test('of a long text the part that differs is kept, whole words around it, and the hash of the whole', () => {
  const sentence = 'Ủy ban nhân dân huyện Tiên Phước báo cáo kết quả cải cách hành chính. ';
  const before = `${sentence.repeat(100)}Xã Tiên Châu đạt 85,82 điểm. ${sentence.repeat(100)}`;
  const after = before.replace('85,82', '99,99');
  const [change] = between({ body: before }, { body: after });
  expect(change).toEqual({
    field: 'body',
    before: {
      excerpt: expect.stringMatching(/^… .*Xã Tiên Châu đạt 85,82 điểm\..* …$/),
      characterCount: before.length,
      sha256: sha256Of(before),
    },
    after: {
      excerpt: expect.stringMatching(/^… .*Xã Tiên Châu đạt 99,99 điểm\..* …$/),
      characterCount: after.length,
      sha256: sha256Of(after),
    },
  });
});

test('however much differs, an excerpt stays short', () => {
  const [change] = between({ body: 'cũ '.repeat(20_000) }, { body: 'mới '.repeat(20_000) });
  const size = JSON.stringify(change).length;
  expect(size).toBeGreaterThan(EXCERPT_CHARACTERS_MAX);
  expect(size).toBeLessThan(3 * EXCERPT_CHARACTERS_MAX);
});
