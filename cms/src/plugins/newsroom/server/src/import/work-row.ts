import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID, IMPORT_ROW_UID, IMPORT_SOURCE_UID, PLUGIN_ID } from '../constants';
import type { Findings } from '../services/findings';
import type { ReadyRow } from './check-rows';
import { type KnownArticles, sourceHashOf } from './known-articles';
import { addToLibrary } from './media';

const ANSWERED_BY = 'Nhập bài từ cổng cũ';

/** A row that is not done: not begun, or a draft that is to be published. */
export const StoredRowSchema = z
  .object({
    id: z.number(),
    row: z.number(),
    outcome: z.enum(['waiting', 'drafted']),
    documentId: z.string().nullable(),
    // Our own check wrote it.
    content: z.custom<ReadyRow>((value) => typeof value === 'object' && value !== null),
  })
  .nullable();
export type StoredRow = NonNullable<z.infer<typeof StoredRowSchema>>;

export interface Work {
  strapi: Core.Strapi;
  runId: number;
  known: KnownArticles;
}

/** Does what a row waits for: its draft, or its publication. Each is one transaction with what is noted of it. */
export async function workOnRow(stored: StoredRow, work: Work): Promise<void> {
  try {
    if (stored.outcome === 'waiting') await createDraft(stored, work);
    else await publish(stored, work);
  } catch (error) {
    // What a rule of the newsroom refuses is the row's fault, and said; anything else is ours, and stops the run.
    if (!(error instanceof errors.ApplicationError)) throw error;
    const isDrafted = stored.outcome === 'drafted';
    const message = isDrafted
      ? `Để bản nháp vì không đăng được: ${messageOf(error)}`
      : messageOf(error);
    await work.strapi.db.query(IMPORT_ROW_UID).update({
      where: { id: stored.id },
      data: { outcome: isDrafted ? 'drafted' : 'failed', message, content: null },
    });
  }
}

async function createDraft(stored: StoredRow, { strapi, runId, known }: Work): Promise<void> {
  const { content } = stored;
  const recognised = await known.find(content);
  const finish = (data: object) =>
    strapi.db.query(IMPORT_ROW_UID).update({ where: { id: stored.id }, data });
  if (recognised) {
    const message =
      recognised.by === 'source'
        ? 'Đã có: cùng nguồn trên cổng cũ.'
        : 'Đã có: cùng tiêu đề, ngày và nội dung.';
    await finish({
      outcome: 'existing',
      message,
      documentId: recognised.documentId,
      content: null,
    });
    return;
  }
  const { locale, sourceKey, isToPublish } = content;
  const data = await withFiles(strapi, content, runId);
  await strapi.db.transaction(async () => {
    const { documentId } = await strapi.documents(ARTICLE_UID).create({ locale, data });
    await known.add(documentId, content);
    if (sourceKey !== null) await keepSource(strapi, sourceKey, { locale, documentId });
    await finish({
      outcome: 'drafted',
      documentId,
      ...(isToPublish ? {} : { content: null }),
    });
  });
}

/** An article that was deleted since is imported anew, and is then the one that came from there. */
async function keepSource(
  strapi: Core.Strapi,
  source: string,
  article: { locale: string; documentId: string },
): Promise<void> {
  const sourceHash = sourceHashOf(source);
  const sources = strapi.db.query(IMPORT_SOURCE_UID);
  await sources.deleteMany({ where: { sourceHash, locale: article.locale } });
  await sources.create({ data: { sourceHash, source, ...article } });
}

/** Texts that the old portal showed are taken over as they are: their questions count as answered, what is refused is refused. */
async function publish({ id, content, documentId }: StoredRow, { strapi }: Work): Promise<void> {
  const { locale } = content;
  if (documentId === null)
    throw new Error(`Row ${id} of an import was drafted and has no document`);
  const findings: Findings = strapi.plugin(PLUGIN_ID).service('findings');
  await strapi.db.transaction(async () => {
    await findings.answerAll({ documentId, locale }, ANSWERED_BY);
    await strapi.documents(ARTICLE_UID).publish({ documentId, locale });
    await strapi.db
      .query(IMPORT_ROW_UID)
      .update({ where: { id }, data: { outcome: 'published', content: null } });
  });
}

/** The fields of the form with the images and attachments, which are put into the media library. */
async function withFiles(strapi: Core.Strapi, { data, files }: ReadyRow, runId: number) {
  const ids = new Map<string, number>();
  for (const { file, alternativeText } of files)
    ids.set(file, await addToLibrary(strapi, { runId, path: file, alternativeText }));
  const idOf = (file: string) => ids.get(file) ?? null;
  return {
    ...data,
    sections: data.sections.map((section) => {
      if (section.__component !== 'newsroom.figure') return section;
      const { file, ...figure } = section;
      return { ...figure, image: idOf(file) };
    }),
    attachments: data.attachments.map(({ file, title }) => ({ file: idOf(file), title })),
  };
}

function messageOf(error: InstanceType<typeof errors.ApplicationError>): string {
  const parsed = z
    .object({ errors: z.array(z.object({ path: z.array(z.string()), message: z.string() })) })
    .safeParse(error.details);
  if (!parsed.success) return error.message;
  return parsed.data.errors.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
}
