import * as z from 'zod';
import { type CmsAnswer, eventually, startCmsProcess } from './cms-process';

/** Where the content manager keeps each content type. */
export const COLLECTIONS = {
  articles: '/content-manager/collection-types/plugin::newsroom.article',
  categories: '/content-manager/collection-types/plugin::newsroom.category',
  legalDocuments: '/content-manager/collection-types/plugin::newsroom.legal-document',
  units: '/content-manager/collection-types/plugin::administrative-units.unit',
} as const;

const DocumentSchema = z.object({ data: z.looseObject({ documentId: z.string() }) });
const RefusalSchema = z.object({
  error: z.object({
    details: z.object({
      errors: z.array(z.object({ path: z.array(z.string()), message: z.string() })),
    }),
  }),
});

/** The document of an answer that was no refusal. */
export function documentOf(answer: CmsAnswer) {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return DocumentSchema.parse(answer.body).data;
}

/** What was refused, at which fields. */
export function refusalOf(answer: CmsAnswer) {
  return RefusalSchema.parse(answer.body).error.details.errors;
}

/** The value of a relation field that names one document. */
export function relationTo({ documentId }: { documentId: string }) {
  return { connect: [{ documentId }] };
}

export const paragraph = (...children: object[]) => ({ type: 'paragraph', children });
export const text = (value: string) => ({ type: 'text', text: value });
export const link = (url: string, words = 'văn bản của tỉnh') => ({
  type: 'link',
  url,
  children: [text(words)],
});

export const BODY = [paragraph(text('Đạt 85,82 điểm.'))];

export interface FileToSend {
  name: string;
  bytes: Buffer;
  /** What the browser says it is. */
  mediaType: string;
}

/** A form of the media library with these files. */
export function uploadForm(files: readonly FileToSend[], info: object = {}): FormData {
  const form = new FormData();
  for (const { name, bytes, mediaType } of files) {
    form.append('files', new Blob([new Uint8Array(bytes)], { type: mediaType }), name);
    form.append('fileInfo', JSON.stringify({ name, ...info }));
  }
  return form;
}

/** An empty CMS with an editor and an administrator at work in its newsroom. */
export async function startNewsroom() {
  const cms = await startCmsProcess();
  const editor = await cms.signIn('editor');
  const administrator = await cms.signIn('administrator');
  const { articles, categories } = COLLECTIONS;
  return {
    editor,
    administrator,
    connect: cms.connect,
    stop: cms.stop,

    /** Saves a new article as a draft. */
    save: async (data: object) =>
      documentOf(await editor('POST', articles, { body: BODY, ...data })),
    /** Writes and publishes a new article. */
    publish: async (data: object) =>
      documentOf(await editor('POST', `${articles}/actions/publish`, { body: BODY, ...data })),
    /** Changes and publishes an article, or its translation. */
    publishAgain: async (documentId: string, data: object, locale = 'vi') =>
      documentOf(
        await editor('POST', `${articles}/${documentId}/actions/publish?locale=${locale}`, data),
      ),
    /** Puts a file into the media library, or in the place of another, and gives its id. */
    upload: async (file: FileToSend, info: object = {}, replacedId?: number) => {
      const query = replacedId === undefined ? '' : `?id=${replacedId}`;
      const { status, body } = await editor('POST', `/upload${query}`, uploadForm([file], info));
      if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
      return z.array(z.looseObject({ id: z.number() })).parse([body].flat())[0]?.id ?? 0;
    },
    listMedia: () => cms.listPublished('media'),
    createCategory: async (data: object) =>
      documentOf(await administrator('POST', categories, data)),

    readArticle: (documentId: string, locale = 'vi') =>
      cms.readPublished(`articles/${documentId}/${locale}.json`),
    /** Waits until a document of the published store looks so. */
    expectPublished: (key: string, expected: unknown) =>
      eventually(async () => expect(await cms.readPublished(key)).toEqual(expected)),
  };
}
export type Newsroom = Awaited<ReturnType<typeof startNewsroom>>;

/** A list of these articles, in this order. */
export function listOf(...documentIds: string[]): unknown {
  return expect.objectContaining({
    articles: documentIds.map((articleId) => expect.objectContaining({ articleId })),
  });
}
