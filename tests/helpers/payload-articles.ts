import { FindingsResponseSchema } from '@congkhai/shared/contracts/findings-admin';
import {
  ImportCheckResponseSchema,
  ImportRunsResponseSchema,
} from '@congkhai/shared/contracts/import-admin';
import * as z from 'zod';
import { eventually } from './cms-process';
import { aPdf, aPng } from './media-files';
import {
  COLLECTIONS,
  documentOf,
  link,
  type Newsroom,
  paragraph,
  text,
  uploadForm,
} from './newsroom';
import { packLines } from './payloads';

const { articles: ARTICLES } = COLLECTIONS;
/** The media library takes no more at once. */
const FILES_AT_ONCE = 20;
const CELLS_MAX = 300;
/** Each is rows in several tables of the database: enough of them is few. */
const FIGURES_MAX = 10;
/** What a quotation and the fields of a figure hold. */
const QUOTED_CHARACTERS_MAX = 4_900;
const CAPTION_CHARACTERS_MAX = 490;
const ALTERNATIVE_CHARACTERS_MAX = 250;

/** Sends files under these names, each a PDF, and gives their ids in the media library. */
export async function uploadNamed(newsroom: Newsroom, names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (let start = 0; start < names.length; start += FILES_AT_ONCE) {
    const files = names
      .slice(start, start + FILES_AT_ONCE)
      .map((name) => ({ name: `${name}.pdf`, bytes: aPdf(), mediaType: 'application/pdf' }));
    const { status, body } = await newsroom.editor('POST', '/upload', uploadForm(files));
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body).slice(0, 500)}`);
    ids.push(
      ...z
        .array(z.object({ id: z.number() }))
        .parse([body].flat())
        .map(({ id }) => id),
    );
  }
  return ids;
}

/** An image whose caption and alternative text in the media library are these. */
export function uploadImage(newsroom: Newsroom, info: object): Promise<number> {
  const bytes = aPng({ width: 8, height: 6 });
  return newsroom.upload({ name: 'Ảnh.png', bytes, mediaType: 'image/png' }, info);
}

/** These texts in every place of a body: blocks, words of links, cells, captions, quotations. */
export function bodyOfTexts(texts: readonly string[], image: number) {
  const portions = (size: number) =>
    Array.from({ length: Math.ceil(texts.length / size) }, (_, index) =>
      texts.slice(index * size, (index + 1) * size),
    );
  const items = texts.map((each) => ({ type: 'list-item', children: [text(each)] }));
  const nested = { type: 'list', format: 'ordered', children: items };
  return {
    body: [
      paragraph(text('Every text in every place.')),
      ...texts.map((each, index) => blockOf(each, index)),
      ...texts.map((each) =>
        paragraph(
          { ...text(each), bold: true, code: true },
          text(' of '),
          link('https://quangnam.gov.vn/', `See ${each}`),
        ),
      ),
      { type: 'list', format: 'unordered', children: [...items, nested] },
    ],
    sections: [
      { __component: 'newsroom.text', body: texts.map((each) => paragraph(text(`x ${each}`))) },
      ...portions(CELLS_MAX - 1).map((cells, index) => ({
        __component: 'newsroom.table',
        caption: `Table ${index + 1}`,
        content: {
          headerRowCount: 1,
          hasHeaderColumn: true,
          rows: [['Text', 'Link'], ...cells.map((cell) => [cell, `[Also ${cell}](/vi)`])],
        },
      })),
      ...packLines(texts, QUOTED_CHARACTERS_MAX).map((line) => ({
        __component: 'newsroom.quotation',
        text: line,
        attribution: `By ${line.slice(0, 200)}`,
      })),
      ...packLines(texts, ALTERNATIVE_CHARACTERS_MAX)
        .slice(0, FIGURES_MAX)
        .map((alternativeText, index) => ({
          __component: 'newsroom.figure',
          image,
          alternativeText,
          caption: packLines(texts, CAPTION_CHARACTERS_MAX)[index],
        })),
    ],
  };
}

/** The kinds of blocks take turns: what each does with each text is seen in `tests/contract/payload-fields.test.ts`. */
function blockOf(words: string, index: number): object {
  const children = [text(words)];
  if (index % 3 === 0) return { type: 'heading', level: 2, children };
  return { type: index % 3 === 1 ? 'quote' : 'code', children };
}

/** The blocks of the draft's body about which its editor is asked, and the questions. Nothing of it may be refused. */
export async function askAbout(newsroom: Newsroom, documentId: string) {
  const address = `/newsroom/articles/${documentId}/findings?locale=en`;
  const { findings } = FindingsResponseSchema.parse(
    (await newsroom.editor('GET', address)).body,
  ).data;
  expect(findings.filter(({ severity }) => severity === 'refusal')).toEqual([]);
  return findings;
}

/** Saves an article in English, answers every question about it as its editor, and publishes it. */
export async function publishAnswered(newsroom: Newsroom, data: object): Promise<string> {
  const { editor } = newsroom;
  const { documentId } = documentOf(await editor('POST', `${ARTICLES}?locale=en`, data));
  const questions = await askAbout(newsroom, documentId);
  for (const subjectHash of new Set(questions.map((question) => question.subjectHash))) {
    const answer = { locale: 'en', subjectHash };
    const { status } = await editor('POST', `/newsroom/articles/${documentId}/answers`, answer);
    expect(status).toBe(200);
  }
  documentOf(await editor('POST', `${ARTICLES}/${documentId}/actions/publish?locale=en`, {}));
  return documentId;
}

/** Imports a file and waits until it is done. Every row must have been published. */
export async function importPublished(newsroom: Newsroom, name: string, content: string | Buffer) {
  const send = async (query: string) => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(Buffer.from(content))], name));
    const { body } = await newsroom.administrator('POST', `/newsroom/imports?${query}`, form);
    return ImportCheckResponseSchema.parse(body).data;
  };
  const check = await send('dryRun=true');
  expect(check.problems).toEqual([]);
  const { importId } = await send(`dryRun=false&sha256=${check.sha256}`);
  await eventually(async () => {
    const { body } = await newsroom.administrator('GET', '/newsroom/imports');
    const runs = ImportRunsResponseSchema.parse(body).data;
    expect(runs.find((run) => run.importId === importId)?.isFinished).toBe(true);
  });
  const { body } = await newsroom.administrator('GET', `/newsroom/imports/${importId}/result`);
  const lines = String(body)
    .trim()
    .split(/\r\n(?=\d+,)/)
    .slice(1);
  expect(lines.filter((line) => !line.includes('đã đăng'))).toEqual([]);
}
