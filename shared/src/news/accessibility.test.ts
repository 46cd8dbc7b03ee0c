import { accessibilityFindings } from './accessibility';
import type { BodyBlock } from './body';

const text = (words: string, marks: { bold?: boolean } = {}) => ({
  type: 'text' as const,
  text: words,
  ...marks,
});
const paragraph = (
  ...children: Extract<BodyBlock, { type: 'paragraph' }>['children']
): BodyBlock => ({
  type: 'paragraph',
  children,
});
const heading = (level: number, words = 'Kết quả'): BodyBlock => ({
  type: 'heading',
  level,
  children: [text(words)],
});
const link = (words: string, url = 'https://congbao.chinhphu.vn/') => ({
  type: 'link' as const,
  url,
  children: [text(words)],
});
const sentence = paragraph(text('Xã đạt 85,82 điểm, xếp thứ 4/15 xã, thị trấn.'));

const findingsOf = (body: BodyBlock[], rest: { title?: string; locale?: 'vi' | 'en' } = {}) =>
  accessibilityFindings({ title: 'Công bố chỉ số', lead: null, locale: 'vi', body, ...rest });
const kindsOf = (...parameters: Parameters<typeof findingsOf>) =>
  findingsOf(...parameters).map(({ kind, severity }) => `${kind} ${severity}`);

describe('headings (WCAG 2.2: 1.3.1, 2.4.6)', () => {
  test.each<[string, BodyBlock[], string[]]>([
    ['levels 2, 3, 3, 2 are in order', [heading(2), heading(3), heading(3), heading(2)], []],
    ['from 4 back to 2 is no jump', [heading(2), heading(3), heading(4), heading(2)], []],
    ['level 3 under the title leaves out 2', [heading(3)], ['heading-level-skipped question']],
    ['from 2 to 4 leaves out 3', [heading(2), heading(4)], ['heading-level-skipped question']],
    ['the title is the one heading of level 1', [heading(1)], ['heading-level-first question']],
    ['a heading of blanks announces nothing', [heading(2, ' ')], ['heading-empty refusal']],
    [
      'a short line in bold above text acts as a heading',
      [paragraph(text('Kết quả năm 2022', { bold: true })), sentence],
      ['heading-in-bold question'],
    ],
    [
      'a sentence in bold is stressed, no heading',
      [paragraph(text('Hội nghị họp sáng nay.', { bold: true })), sentence],
      [],
    ],
    ['the author below the text is none', [sentence, paragraph(text('Lê An', { bold: true }))], []],
    [
      'a line that is bold in part is none',
      [paragraph(text('Kết quả ', { bold: true }), text('năm 2022')), sentence],
      [],
    ],
  ])('%s', (_, body, expected) => {
    expect(kindsOf(body)).toEqual(expected);
  });
});

describe('texts of links (WCAG 2.2: 2.4.4, 4.1.2)', () => {
  test.each<[string, string[]]>([
    ['Quyết định số 214/QĐ-UBND', []],
    ['Nghị định tại đây', []],
    ['tại đây', ['link-text-vague question']],
    ['Xem thêm >>', ['link-text-vague question']],
    ['(Chi tiết tại đây)', ['link-text-vague question']],
    ['tai day', ['link-text-vague question']],
    ['here', ['link-text-vague question']],
    ['https://congbao.chinhphu.vn/', ['link-text-address question']],
    ['www.quangnam.gov.vn', ['link-text-address question']],
    ['', ['link-text-empty refusal']],
    ['…', ['link-text-empty refusal']],
  ])('“%s”', (words, expected) => {
    expect(
      kindsOf([paragraph(text('Văn bản: '), link(words), text(', ban hành năm 2023.'))]),
    ).toEqual(expected);
  });

  test('two links of one text lead to one place', () => {
    const body = [
      paragraph(link('Kế hoạch năm 2023', 'https://a.gov.vn/1')),
      paragraph(link('kế hoạch năm 2023', 'https://a.gov.vn/2')),
      paragraph(link('Kế hoạch năm 2023', 'https://a.gov.vn/1')),
    ];
    expect(findingsOf(body)).toMatchObject([{ kind: 'link-text-repeated', blockIndex: 1 }]);
  });

  test('the place of a link is counted over all texts of its block, in a list by lines', () => {
    const list: BodyBlock = {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [text('Quyết định 214')] },
        { type: 'list-item', children: [text('Xem '), link('tại đây'), text('.')] },
      ],
    };
    expect(findingsOf([sentence, list])).toEqual([
      expect.objectContaining({
        blockIndex: 1,
        // "Quyết định 214" and a line break are 15 characters, "Xem " four more.
        start: 19,
        end: 26,
        excerpt: { before: 'Quyết định 214\nXem ', words: 'tại đây', after: '.' },
      }),
    ]);
  });
});

describe('how a text reads aloud', () => {
  const shouted = 'BÁO CÁO KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH';

  test('a name in capitals is usual, a whole title in capitals is asked about', () => {
    expect(kindsOf([sentence], { title: 'ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM họp' })).toEqual([]);
    expect(findingsOf([sentence], { title: `${shouted} năm 2023` })).toMatchObject([
      { kind: 'text-in-capitals', field: 'title', start: 0, end: shouted.length },
    ]);
  });

  test('a passage in another language is asked about (WCAG 2.2: 3.1.2)', () => {
    const english =
      'The commune of Tien Chau scored highest in the survey of citizens who used public services.';
    const vietnamese =
      'Xã Tiên Châu đạt điểm cao nhất trong điều tra xã hội học đối với người dân sử dụng dịch vụ công.';
    expect(kindsOf([paragraph(text(english))])).toEqual(['language-of-part question']);
    expect(kindsOf([paragraph(text(english))], { locale: 'en' })).toEqual([]);
    expect(kindsOf([paragraph(text(vietnamese))])).toEqual([]);
    expect(kindsOf([paragraph(text(vietnamese))], { locale: 'en' })).toEqual([
      'language-of-part question',
    ]);
    expect(kindsOf([paragraph(text('Online Public Service Portal'))])).toEqual([]);
  });
});

test('an article without anything amiss has no findings', () => {
  expect(findingsOf([sentence, heading(2), sentence])).toEqual([]);
});
