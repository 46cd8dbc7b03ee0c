import { convertPage } from '@congkhai/old-portal/convert-page';
import { PORTAL_PROFILES } from '@congkhai/old-portal/profiles';
import { STATE_HOSTS } from '@congkhai/old-portal/spam';
import { aPdf, aPng } from './media-files';
import { ALL_PAYLOADS, at, HARD_TEXTS, LEADS, LINES, LONG, TITLES } from './payloads';
import { zipOf } from './zip';

const SENTENCE = 'Hội nghị đánh giá chỉ số cải cách hành chính của các xã trong huyện.';
const COLUMNS = [
  'sourceId',
  'title',
  'lead',
  'byline',
  'source',
  'publishedAt',
  'status',
  'text',
] as const;

/** What the link guard refuses of a converted page: words that are an address, and a link that leads nowhere. Its article stays a draft. */
const REFUSED = /"text":"(?:javascript:|\/\/)\S*?"|http:\/\/http:/i;

const words = (word: string) => ({ type: 'text', text: word });
const block = (word: string) => ({ type: 'paragraph', children: [words(word)] });
const documentOfArticles = (articles: readonly object[]) =>
  JSON.stringify({ format: 'congkhai-articles', version: 1, articles });
const row = (index: number) => ({
  sourceId: `cu-${index}`,
  title: `Tin ${at(TITLES, index)}`.slice(0, 255),
  lead: at(LEADS, index),
  byline: at(LINES, index),
  source: at(LINES, index + 100),
  publishedAt: '06/10/2023 14:30',
  status: 'published',
});

/** Articles with all hard texts among their blocks, cells and captions, as JSON in a .zip with their files. */
export function zipOfPayloads(articleCount: number): Buffer {
  const perArticle = Math.ceil(HARD_TEXTS.length / articleCount);
  const articles = Array.from({ length: articleCount }, (_, index) => {
    const texts = HARD_TEXTS.slice(index * perArticle, (index + 1) * perArticle);
    const figure = { alternativeText: at(TITLES, index), caption: at(LONG, index) };
    return {
      ...row(index),
      body: [
        ...texts.map((each) => block(`Text ${each}`)),
        ...texts.map((each) => ({ type: 'heading', level: 2, children: [words(`Text ${each}`)] })),
        {
          type: 'table',
          caption: `Table ${at(TITLES, index)}`.slice(0, 250),
          headerRowCount: 1,
          rows: [['Text'], ...texts.map((each) => [`Text ${each}`])],
        },
        { type: 'figure', file: 'image.png', ...figure },
        ...texts.map((each) => ({ type: 'quote', children: [words(`Text ${each}`)] })),
      ],
      attachments: [{ file: 'file.pdf', name: at(TITLES, index) }],
    };
  });
  return zipOf({
    'articles.json': documentOfArticles(articles),
    'file.pdf': aPdf(),
    'image.png': aPng({ width: 8, height: 6 }),
  });
}

/** Articles whose lines and texts are payloads, as CSV. */
export function csvOfPayloads(articleCount: number, first: number): string {
  const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
  const lines = Array.from({ length: articleCount }, (_, index) => {
    const text = [index, index + articleCount, index + 2 * articleCount].map(
      (each) => `Text ${at(LEADS, each)}`,
    );
    const written = { ...row(first + index), text: text.join('\n\n') };
    return COLUMNS.map((column) => cell(written[column])).join();
  });
  return [COLUMNS.join(), ...lines].join('\r\n');
}

/** What the converter makes of saved pages that each have a payload as markup between two sentences, in a few articles. */
export function convertedPayloads(articleCount: number): string {
  const settings = { profiles: PORTAL_PROFILES, allowedHosts: STATE_HOSTS };
  const blocks = ALL_PAYLOADS.flatMap((payload) => {
    const html = `<h1 class="entry-title">Tin</h1><div class="entry-content"><p>${SENTENCE}</p>${payload}<p>${SENTENCE}</p></div>`;
    const page = convertPage(
      { file: 'tin.html', bytes: Buffer.from(html), files: new Set() },
      settings,
    );
    return page.kind === 'converted' ? (page.article.body ?? []) : [];
  });
  const published = blocks.filter((each) => !REFUSED.test(JSON.stringify(each)));
  expect(published.length).toBeGreaterThan(blocks.length * 0.9);
  const perArticle = Math.ceil(published.length / articleCount);
  return documentOfArticles(
    Array.from({ length: articleCount }, (_, index) => ({
      ...row(1_000 + index),
      title: `Trang đã lưu ${index}`,
      body: published.slice(index * perArticle, (index + 1) * perArticle),
    })),
  );
}
