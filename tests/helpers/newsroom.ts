import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import {
  type CmsAnswer,
  type CmsClient,
  type CmsProcess,
  eventually,
  PASSWORD,
  startCmsProcess,
} from './cms-process';

/** Where the content manager keeps each content type. */
export const COLLECTIONS = {
  articles: '/content-manager/collection-types/plugin::newsroom.article',
  categories: '/content-manager/collection-types/plugin::newsroom.category',
  legalDocuments: '/content-manager/collection-types/plugin::newsroom.legal-document',
  tags: '/content-manager/collection-types/plugin::newsroom.tag',
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

const RolesSchema = z.object({ data: z.array(z.object({ id: z.number(), code: z.string() })) });
const InvitedSchema = z.object({ data: z.object({ registrationToken: z.string() }) });

async function hire(cms: CmsProcess, administrator: CmsClient, roleCode: string) {
  const roles = RolesSchema.parse((await administrator('GET', '/admin/roles')).body).data;
  const role = roles.find(({ code }) => code === roleCode);
  if (!role) throw new Error(`There is no role ${roleCode}`);
  const name = { firstname: roleCode.replace('congkhai-', ''), lastname: 'Người' };
  const email = `${name.firstname}-${Math.random().toString(36).slice(2, 8)}@example.vn`;
  const made = await administrator('POST', '/admin/users', { ...name, email, roles: [role.id] });
  const { registrationToken } = InvitedSchema.parse(made.body).data;
  const userInfo = { ...name, password: PASSWORD };
  await cms.connect()('POST', '/admin/register', { registrationToken, userInfo });
  return cms.signInAs(email);
}

/** An empty CMS with an editor and an administrator at work in its newsroom. */
export async function startNewsroom(variables: NodeJS.ProcessEnv = {}) {
  const cms = await startCmsProcess(variables);
  const editor = await cms.signIn('editor');
  const administrator = await cms.signIn('administrator');
  const { articles, categories } = COLLECTIONS;
  return {
    editor,
    administrator,
    connect: cms.connect,
    url: cms.url,
    stop: cms.stop,
    kill: cms.kill,
    /** Changes rows behind the CMS's back. */
    runSql(...statements: string[]): void {
      const database = new Database(cms.databaseFile, { timeout: 10_000 });
      try {
        for (const statement of statements) database.exec(statement);
      } finally {
        database.close();
      }
    },
    startAgain: cms.startAgain,
    /** A person of their own with this role. */
    hire: (roleCode: string) => hire(cms, administrator, roleCode),
    /** A published document with its seal. */
    readSealed: async (key: string): Promise<unknown> =>
      JSON.parse(await readFile(join(cms.publishedFolder, key), 'utf8')),

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
    /** The folder of the published store. */
    publishedFolder: cms.publishedFolder,
    listPublished: cms.listPublished,
    readPublished: cms.readPublished,
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
