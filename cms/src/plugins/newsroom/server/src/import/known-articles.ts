import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_POPULATE } from '../articles/article-row';
import { SectionRowSchema } from '../articles/section-row';
import { ARTICLE_UID, CATEGORY_UID, IMPORT_SOURCE_UID, UNIT_UID } from '../constants';
import { foldedName, type KnownNames, type ReadyRow } from './check-rows';
import { isSameArticle, titleKeyOf, wordsOf } from './recognise-article';

const SourceSchema = z.object({ documentId: z.string() }).nullable();
const TitlesSchema = z.array(z.object({ documentId: z.string(), title: z.string() }));
const ArticleSchema = z.object({
  documentId: z.string(),
  title: z.string(),
  publicationDate: z.coerce.date().nullish(),
  body: z.unknown(),
  sections: z.array(SectionRowSchema).nullish(),
});
const NamesSchema = z.array(z.object({ documentId: z.string(), id: z.string(), name: z.string() }));

/** How an article that is to be imported is here already, or null. */
export type Recognised = { by: 'source' | 'text'; documentId: string } | null;

/** Tells whether articles are here already: by where they came from, else by title, day and text. */
export function knownArticles(strapi: Core.Strapi) {
  const titles = new Map<'vi' | 'en', Map<string, Set<string>>>();

  async function documentIdsByTitle(locale: 'vi' | 'en'): Promise<Map<string, Set<string>>> {
    const known = titles.get(locale);
    if (known) return known;
    const rows: unknown = await strapi.db
      .query(ARTICLE_UID)
      .findMany({ where: { locale, publishedAt: null }, select: ['documentId', 'title'] });
    const byTitle = new Map<string, Set<string>>();
    for (const { documentId, title } of TitlesSchema.parse(rows)) {
      const key = titleKeyOf(title);
      byTitle.set(key, (byTitle.get(key) ?? new Set()).add(documentId));
    }
    titles.set(locale, byTitle);
    return byTitle;
  }

  async function findBySource({ sourceKey, locale }: ReadyRow): Promise<Recognised> {
    if (sourceKey === null) return null;
    const row: unknown = await strapi.db
      .query(IMPORT_SOURCE_UID)
      .findOne({ where: { sourceHash: sourceHashOf(sourceKey), locale }, select: ['documentId'] });
    const documentId = SourceSchema.parse(row)?.documentId;
    if (documentId === undefined) return null;
    // An article that was deleted since may come again.
    const count = await strapi.db.query(ARTICLE_UID).count({ where: { documentId, locale } });
    return count > 0 ? { by: 'source', documentId } : null;
  }

  async function findByText({ locale, data }: ReadyRow): Promise<Recognised> {
    const candidates = (await documentIdsByTitle(locale)).get(titleKeyOf(data.title)) ?? [];
    const imported = { ...data, words: wordsOf(data.body, data.sections) };
    for (const documentId of candidates) {
      const row: unknown = await strapi.documents(ARTICLE_UID).findOne({
        documentId,
        locale,
        fields: ['title', 'publicationDate', 'body'],
        populate: { sections: ARTICLE_POPULATE.sections },
      });
      if (!row) continue;
      const { publicationDate, body, sections, ...known } = ArticleSchema.parse(row);
      const article = {
        ...known,
        publicationDate: publicationDate?.toISOString() ?? null,
        words: wordsOf(body, sections ?? []),
      };
      if (isSameArticle(article, imported)) return { by: 'text', documentId };
    }
    return null;
  }

  return {
    async find(row: ReadyRow): Promise<Recognised> {
      return (await findBySource(row)) ?? (await findByText(row));
    },
    /** Notes an article that was just created. */
    async add(documentId: string, { locale, data }: ReadyRow): Promise<void> {
      const byTitle = await documentIdsByTitle(locale);
      const key = titleKeyOf(data.title);
      byTitle.set(key, (byTitle.get(key) ?? new Set()).add(documentId));
    },
  };
}
export type KnownArticles = ReturnType<typeof knownArticles>;

export function sourceHashOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/** Categories and units as an import may name them. */
export async function knownNames(
  strapi: Core.Strapi,
): Promise<{ categories: KnownNames; units: KnownNames }> {
  const read = async (uid: typeof CATEGORY_UID | typeof UNIT_UID, id: string, name: string) => {
    const rows: Record<string, unknown>[] = await strapi.db
      .query(uid)
      .findMany({ select: ['documentId', id, name] });
    return namesOf(
      rows.map((row) => ({ documentId: row.documentId, id: row[id], name: row[name] })),
    );
  };
  return {
    categories: await read(CATEGORY_UID, 'categoryId', 'name'),
    units: await read(UNIT_UID, 'unitId', 'fullName'),
  };
}

function namesOf(rows: unknown): KnownNames {
  const byId = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const { documentId, id, name } of NamesSchema.parse(rows)) {
    byId.set(id, documentId);
    const folded = foldedName(name);
    byName.set(folded, [...(byName.get(folded) ?? []), documentId]);
  }
  return { byId, byName };
}
