import type { BodyPart } from './body-parts';
import { unlistedLinkFindings } from './link-hosts';

const ALLOWED = [{ host: 'gov.vn', withSubdomains: true }];
const text = (words: string) => ({ type: 'text' as const, text: words });
const link = (url: string, words: string) => ({
  type: 'link' as const,
  url,
  children: [text(words)],
});

test.each<[string, BodyPart, string]>([
  [
    'a sentence',
    {
      type: 'paragraph',
      children: [text('Theo '), link('https://baoquangnam.vn/tin', 'Báo Quảng Nam')],
    },
    'Báo Quảng Nam',
  ],
  [
    'a nested list',
    {
      type: 'list',
      format: 'ordered',
      children: [
        {
          type: 'list',
          format: 'ordered',
          children: [{ type: 'list-item', children: [link('https://BaoQuangNam.vn', 'báo')] }],
        },
      ],
    },
    'báo',
  ],
  [
    'a cell',
    {
      type: 'table',
      caption: 'Nguồn',
      headerRowCount: 1,
      hasHeaderColumn: false,
      rows: [[[text('Báo')]], [[link('https://baoquangnam.vn', 'số 1')]]],
    },
    'số 1',
  ],
  [
    'a quotation, at who said it',
    {
      type: 'quotation',
      text: ['Lời'],
      attribution: 'Chủ tịch xã',
      url: 'https://baoquangnam.vn/1',
    },
    'Chủ tịch xã',
  ],
])('a link to a host that nobody allowed is found in %s', (_, part, words) => {
  const findings = unlistedLinkFindings(
    [{ type: 'paragraph', children: [text('Tin')] }, part],
    ALLOWED,
  );
  expect(findings).toMatchObject([
    { severity: 'refusal', blockIndex: 1, host: 'baoquangnam.vn', excerpt: { words } },
  ]);
});

test('links that are allowed, within the portal or refused by their form are no matter of a host', () => {
  const urls = ['https://quangnam.gov.vn/1', '/bai', 'mailto:a@gov.vn', 'https://1.2.3.4/'];
  const body = urls.map((url): BodyPart => ({ type: 'paragraph', children: [link(url, 'xem')] }));
  expect(unlistedLinkFindings(body, ALLOWED)).toEqual([]);
});

test('a name that resembles an allowed one is told so', () => {
  const part: BodyPart = {
    type: 'paragraph',
    children: [link('https://quangnam.gov.vn.evil.com/', 'tỉnh')],
  };
  expect(unlistedLinkFindings([part], ALLOWED)[0]?.message).toContain('trông giống gov.vn');
});
