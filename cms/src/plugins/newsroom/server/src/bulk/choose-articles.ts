import { BULK_ARTICLES_MAX, type BulkRequest } from '@congkhai/shared/contracts/bulk-admin';
import { stagesOf } from '@congkhai/shared/news/article-stage';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';

const ROWS_AT_ONCE = 500;
const ChosenSchema = z.array(z.object({ documentId: z.string(), title: z.string().nullish() }));
export type Chosen = z.infer<typeof ChosenSchema>;

/** Gives a query as far as an account may read what it asks. Part of Strapi's content manager. */
interface PermissionChecker {
  sanitizedQuery: { read(query: object): Promise<object> };
}

/**
 * The drafts that were chosen: those that were ticked, or all that the list shows and that stand where the move begins. @throws
 * errors.ValidationError if that is none, or more than can be.
 */
export async function chooseArticles(
  strapi: Core.Strapi,
  asked: BulkRequest,
  userAbility: unknown,
): Promise<Chosen> {
  const chosen =
    asked.chosen.kind === 'articles'
      ? await readTicked(strapi, asked.locale, asked.chosen.documentIds)
      : await readList(strapi, asked, userAbility);
  if (chosen.length === 0) throw new errors.ValidationError('Không có bài nào để làm việc này.');
  if (chosen.length > BULK_ARTICLES_MAX)
    throw new errors.ValidationError(
      `Mỗi lần được nhiều nhất ${BULK_ARTICLES_MAX} bài. Hãy lọc danh sách.`,
    );
  return chosen;
}

async function readTicked(
  strapi: Core.Strapi,
  locale: string,
  documentIds: readonly string[],
): Promise<Chosen> {
  const chosen: Chosen = [];
  for (let start = 0; start < documentIds.length; start += ROWS_AT_ONCE) {
    const rows: unknown = await strapi.db.query(ARTICLE_UID).findMany({
      where: {
        documentId: { $in: documentIds.slice(start, start + ROWS_AT_ONCE) },
        locale,
        publishedAt: null,
      },
      select: ['documentId', 'title'],
    });
    chosen.push(...ChosenSchema.parse(rows));
  }
  return chosen;
}

async function readList(
  strapi: Core.Strapi,
  { request, locale, chosen }: BulkRequest,
  userAbility: unknown,
): Promise<Chosen> {
  if (chosen.kind !== 'list') return [];
  const checker: PermissionChecker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility, model: ARTICLE_UID });
  const query = { filters: chosen.filters ?? {}, ...(chosen.search ? { _q: chosen.search } : {}) };
  const { filters, ...permitted } = z
    .looseObject({ filters: z.unknown() })
    .parse(await checker.sanitizedQuery.read(query));
  const stages = stagesOf(request.move);
  const rows: unknown = await strapi.documents(ARTICLE_UID).findMany({
    ...permitted,
    filters: { $and: [filters ?? {}, ...(stages ? [{ stage: { $in: stages } }] : [])] },
    locale,
    status: 'draft',
    fields: ['documentId', 'title'],
    sort: 'id:asc',
    limit: BULK_ARTICLES_MAX + 1,
  });
  return ChosenSchema.parse(rows);
}
