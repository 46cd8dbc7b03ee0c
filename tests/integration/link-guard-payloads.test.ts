import { eventually } from '../helpers/cms-process';
import { readApi, readPublished } from '../helpers/harmless';
import {
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
import {
  askAbout,
  bodyOfTexts,
  importPublished,
  publishAnswered,
  uploadImage,
  uploadNamed,
} from '../helpers/payload-articles';
import { convertedPayloads, csvOfPayloads, zipOfPayloads } from '../helpers/payload-imports';
import {
  at,
  BAD_ADDRESSES,
  LEADS,
  LINES,
  LONG,
  NAMES,
  NUMBERS,
  PAYLOADS,
  packLines,
  TITLES,
  WORDS,
} from '../helpers/payloads';
import { foreignPartsOf } from '../helpers/published-html';

const {
  articles: ARTICLES,
  categories: CATEGORIES,
  legalDocuments: LEGAL_DOCUMENTS,
  tags: TAGS,
  units: UNITS,
} = COLLECTIONS;
const ARTICLE_COUNT = 8;
/** Of the texts that are asked about, as many as an editor answers here; the import has all of them. */
const ANSWERED_COUNT = 15;

let newsroom: Newsroom;
let image: number;
const withdrawn: string[] = [];
beforeAll(async () => {
  newsroom = await startNewsroom();
  image = await uploadImage(newsroom, { alternativeText: at(TITLES, 0), caption: at(LONG, 1) });
});
afterAll(() => newsroom?.stop());

const COMMUNE = { unitType: 'Xã', tier: 'commune' };
const create = async (address: string, data: object) =>
  relationTo(documentOf(await newsroom.administrator('POST', address, data)));
const publish = (data: object) =>
  newsroom.editor('POST', `${ARTICLES}/actions/publish?locale=en`, { title: 'Links', ...data });

describe('an address that leads where nobody may be sent is refused at its field, wherever it stands', () => {
  const linked = (address: string) => paragraph(text('See '), link(address, 'the decision'));
  const BEYOND = /thứ (\d+) của nội dung|^sections\.(\d+)\./;

  /** Publishes the addresses, then those that were not named, until all are: some are refused as they are saved, others by their host. */
  async function refusedOf(
    addresses: readonly string[],
    articleOf: (addresses: readonly string[]) => object,
    first: number,
  ) {
    const fields = new Set<string>();
    let left = addresses;
    while (left.length > 0) {
      const answer = await publish(articleOf(left));
      expect(answer.status).toBe(400);
      const named = new Set(
        refusalOf(answer).map(({ path: [field = ''], message }) => {
          fields.add(field.replace(/\d+/, '#'));
          const [, block, section] = BEYOND.exec(field) ?? BEYOND.exec(message) ?? [];
          return block === undefined ? Number(section) : Number(block) - first;
        }),
      );
      const rest = left.filter((_, index) => !named.has(index));
      expect(rest.length).toBeLessThan(left.length);
      left = rest;
    }
    return [...fields].sort();
  }

  test.each<[string, (addresses: readonly string[]) => object, number, string[]]>([
    ['a link of the body', (all) => ({ body: all.map(linked) }), 1, ['body']],
    [
      'a link of a text between tables',
      (all) => ({
        body: [paragraph(text('News'))],
        sections: all.map((each) => ({ __component: 'newsroom.text', body: [linked(each)] })),
      }),
      2,
      ['body', 'sections.#.body'],
    ],
    [
      'the source of a quotation',
      (all) => ({
        body: [paragraph(text('News'))],
        sections: all.map((url) => ({
          __component: 'newsroom.quotation',
          text: 'Words',
          attribution: 'Somebody',
          url,
        })),
      }),
      2,
      ['body', 'sections.#.url'],
    ],
  ])('%s', async (_, articleOf, first, fields) => {
    const addresses = [...BAD_ADDRESSES, ...PAYLOADS.slice(0, 170)];
    expect(await refusedOf(addresses, articleOf, first)).toEqual(fields);
  });

  test('a link in a cell, told with its row and column, or by its host', async () => {
    const refusedWith = async (rows: string[][]) => {
      const content = { headerRowCount: 1, hasHeaderColumn: false, rows };
      const table = { __component: 'newsroom.table', caption: 'Links', content };
      return refusalOf(await publish({ body: [paragraph(text('News'))], sections: [table] }));
    };
    // Characters that show nothing are asked about before anything else.
    const addresses = BAD_ADDRESSES.filter((each) => !/\p{Cf}/u.test(each));
    const rows = [['Link'], ...addresses.map((each, index) => [`[See ${index}](${each})`])];
    const problems = await refusedWith(rows);
    expect(new Set(problems.map(({ path }) => path.join()))).toEqual(
      new Set(['sections.0.content']),
    );
    const named = problems.map(
      ({ message }) => Number(/^Hàng (\d+), cột 1: /.exec(message)?.[1]) - 1,
    );
    const others = rows.filter((_, index) => !named.includes(index));
    expect(others.length).toBeLessThan(rows.length);
    // What is no link by its form, as it has a blank or a bracket, stays the words that it was written as.
    const links = others.flat().filter((cell) => /\]\([^()\s]+\)$/.test(cell));
    expect(await refusedWith(others)).toHaveLength(links.length);
  });

  test('a name that is an address from end to end', async () => {
    const [file] = await uploadNamed(newsroom, ['Decision']);
    const answer = await publish({
      title: 'javascript:alert(1)',
      lead: 'javascript:void(0)',
      byline: '//evil.example/x',
      source: 'vbscript:msgbox(1)',
      body: [paragraph(text('data:text/html,x'))],
      attachments: [{ file, title: '//evil.example/y' }],
      tags: await create(TAGS, { name: 'www.hacklink.example' }),
    });
    expect(
      refusalOf(answer)
        .map(({ path }) => path.join())
        .sort(),
    ).toEqual(['attachments.0.title', 'body', 'byline', 'lead', 'source', 'tags', 'title']);
    const category = { categoryId: 'xau', name: 'https://winandoffice.net' };
    expect(refusalOf(await newsroom.administrator('POST', CATEGORIES, category))).toMatchObject([
      { path: ['name'] },
    ]);
    const unit = { unitId: 'xau', ...COMMUNE, name: 'Xấu', fullName: 'javascript:alert(1)' };
    expect(refusalOf(await newsroom.administrator('POST', UNITS, unit))).toMatchObject([
      { path: ['fullName'] },
    ]);
  });
});

describe('a text that looks like markup', () => {
  test('is published by an editor in every line that readers see', async () => {
    const files = await uploadNamed(newsroom, packLines(PAYLOADS, 150).slice(0, 90));
    for (let index = 0; index < ARTICLE_COUNT; index++) {
      const documentId = await publishAnswered(newsroom, {
        title: at(TITLES, index),
        lead: at(LEADS, index),
        byline: at(LINES, index),
        source: at(LINES, index + ARTICLE_COUNT),
        body: [paragraph(text('News'))],
        cover: image,
        gallery: [image],
        category: await create(CATEGORIES, { categoryId: `muc-${index}`, name: at(NAMES, index) }),
        unit: await create(UNITS, {
          unitId: `don-vi-${index}`,
          name: at(LINES, index + 40),
          fullName: at(LINES, index + 60),
          unitType: 'Xã',
          tier: 'commune',
        }),
        tags: await create(TAGS, { name: `${index} ${at(WORDS, index)}` }),
        legalDocuments: await create(LEGAL_DOCUMENTS, {
          number: at(NUMBERS, index),
          issuer: at(LINES, index + 80),
          title: at(LONG, index),
          kind: at(WORDS, index + ARTICLE_COUNT),
          issuedOn: '2023-01-12',
        }),
        attachments: Array.from({ length: 9 }, (_, each) => ({
          file: at(files, index * 9 + each),
          title: each % 2 === 0 ? at(TITLES, index * 9 + each) : null,
        })),
      });
      withdrawn.push(documentId);
    }
  });

  test('is published by an editor in every place of a body, and what is asked about it is answered', async () => {
    const asked = new Set(await findAsked());
    // A whole text that is an address is refused, see above.
    const others = PAYLOADS.filter((each) => !asked.has(each) && !/^javascript:\S*$/i.test(each));
    await publishAnswered(newsroom, { title: 'Every place', ...bodyOfTexts(others, image) });
    const body = [...asked]
      .slice(0, ANSWERED_COUNT)
      .map((each) => paragraph(text(`Text: ${each}`)));
    await publishAnswered(newsroom, { title: 'What was asked about', body });
  });

  /** The payloads about which an editor is asked: they have addresses or characters that show nothing. */
  async function findAsked(): Promise<string[]> {
    const body = PAYLOADS.map((payload) => paragraph(text(`Text: ${payload}`)));
    const draft = await newsroom.editor('POST', `${ARTICLES}?locale=en`, { title: 'Draft', body });
    const questions = await askAbout(newsroom, documentOf(draft).documentId);
    const blocks = new Set(questions.map(({ blockIndex }) => blockIndex));
    expect(blocks.size).toBeGreaterThan(ANSWERED_COUNT);
    return PAYLOADS.filter((_, index) => blocks.has(index));
  }

  test('is published by an import of JSON with files, of CSV and of saved pages', async () => {
    await importPublished(newsroom, 'cu.zip', zipOfPayloads(30));
    await importPublished(newsroom, 'cu.csv', csvOfPayloads(20, 30));
    await importPublished(newsroom, 'trang.json', convertedPayloads(4));
  });
});

describe('of all of it', () => {
  const tidied = (payload: string) =>
    payload
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\t\n])\p{Cc}/gu, '');

  const onOneLine = (line: string) => tidied(line).replace(/\s+/g, ' ').trim();

  test('nothing is active in any published document, and every word is there to be read', async () => {
    // The check itself sees them as what they are.
    expect(PAYLOADS.filter((payload) => foreignPartsOf(payload).length > 0).length).toBeGreaterThan(
      300,
    );
    await eventually(async () => {
      const { body } = await newsroom.administrator('GET', '/publishing/queue');
      expect(body).toMatchObject({ meta: { pendingCount: 0 } });
    });
    const { foreign, words } = await readPublished(newsroom);
    expect(foreign).toEqual([]);
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
    const missing = (texts: readonly string[]) => texts.filter((each) => !words.includes(each));
    expect(missing(PAYLOADS.map(tidied))).toEqual([]);
    expect(missing([...LEADS, ...TITLES.slice(0, 40)].map(onOneLine))).toEqual([]);
  });

  test('nothing is active in feeds, sitemaps and heads of pages', async () => {
    const { foreign, titles } = await readApi(newsroom);
    expect(foreign).toEqual([]);
    expect(titles.size).toBeGreaterThan(60);
  });

  test('notices of what was withdrawn and notes of changes are words as well', async () => {
    for (const [index, documentId] of withdrawn.entries()) {
      const move = (request: object) =>
        newsroom.editor('POST', `/newsroom/articles/${documentId}/workflow?locale=en`, request);
      const changed = await newsroom.editor('PUT', `${ARTICLES}/${documentId}?locale=en`, {
        body: [paragraph(text('News, changed'))],
      });
      expect(changed.status).toBe(200);
      if (index % 2 === 0)
        expect((await move({ move: 'publish', changeNote: at(LEADS, index) })).status).toBe(200);
      else expect((await move({ move: 'withdraw', notice: at(LEADS, index) })).status).toBe(200);
    }
    const { foreign, words } = await readPublished(newsroom);
    expect(foreign).toEqual([]);
    for (const lead of LEADS.slice(0, ARTICLE_COUNT)) expect(words).toContain(onOneLine(lead));
  });
});
