import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import expected from '../fixtures/tien-chau.expected.json';
import { convertPage } from './convert-page';
import { PORTAL_PROFILES } from './profiles';
import { STATE_HOSTS } from './spam';

const FIXTURES = join(__dirname, '../fixtures');
const settings = { profiles: PORTAL_PROFILES, allowedHosts: STATE_HOSTS };

function convert(file: string) {
  const bytes = readFileSync(join(FIXTURES, file));
  const conversion = convertPage({ file, bytes, files: new Set() }, settings);
  if (conversion.kind !== 'converted') throw new Error(conversion.message);
  return conversion;
}

// The expected article and the injected strings were written down by reading the saved page.
describe.each([
  ['as the text it was saved as', 'tien-chau.txt', 'saved-text'],
  ['as the page that text was taken from', 'tien-chau.html', 'dotnetnuke'],
])('the hacked page of Tiên Châu, %s', (_, file, profile) => {
  test('yields the clean article', () => {
    const { article } = convert(file);
    expect(article).toMatchObject({
      title: expected.title,
      byline: expected.byline,
      eventDate: expected.eventDate,
      // The page shows a clock, not a date of publication.
      publishedAt: null,
      status: 'draft',
    });
    expect(article.body).toEqual(
      expected.paragraphs.map((text) => ({
        type: 'paragraph',
        children: [{ type: 'text', text }],
      })),
    );
  });

  test('names each injected string, and nothing of the office', () => {
    const { report } = convert(file);
    expect(report.profile).toBe(profile);
    expect(report.injections.map(({ text, place }) => [text, place])).toEqual([
      ['z-lib', 'header'],
      ['winandoffice.net', 'footer'],
      ['Hacklink Satın Al', 'footer'],
    ]);
    expect(report.injections.map(({ text }) => text)).toEqual(expected.injected);
  });

  test('says that its clock is no date, that a date is missing, and where words may be', () => {
    const { report } = convert(file);
    expect(report.notes).toEqual([expect.stringContaining('Thứ năm, 14/05/2015, 10:06:10')]);
    expect(report.questions.map(({ kind }) => kind).sort()).toEqual(['gap', 'gap', 'missing-date']);
    expect(report.leftOut).toEqual(
      expect.arrayContaining(['Chi tiết tin', 'Tin đọc nhiều', 'Tổng số lượt truy cập']),
    );
  });
});

test('the page itself also says how each string was hidden and where it led', () => {
  const { report, article } = convert('tien-chau.html');
  expect(report.injections).toMatchObject([
    { address: 'https://z-lib.example/', reasons: ['spam-words', 'foreign-host'] },
    {
      address: 'https://winandoffice.net/',
      reasons: ['hidden-off-screen', 'spam-words', 'foreign-host'],
    },
    {
      address: 'https://hacklink.example/',
      reasons: ['hidden-zero-size', 'spam-words', 'foreign-host'],
    },
  ]);
  expect(article.sourceAddress).toBe(
    'http://cchc.quangnam.gov.vn/Default.aspx?tabid=85&Group=2&NID=1289',
  );
});
