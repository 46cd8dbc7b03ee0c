import {
  type ArticleHeadline,
  ArticleHeadlineSchema,
  type PublishedArticle,
  PublishedArticleSchema,
} from '@congkhai/shared/contracts/published-article';
import { BodySchema } from '@congkhai/shared/news/body';
import { plainTextOf, renderBody } from '@congkhai/shared/news/render-body';
import { describeArticleIssues } from './article-problems';
import type { ArticleRow, HeadlineRow } from './article-row';
import type { FieldProblem } from './field-problem';

export type Building<Built> =
  | { kind: 'built'; built: Built }
  | { kind: 'refused'; problems: FieldProblem[] };

/** What readers get of an article, or what keeps it from being published. */
export function buildArticle(row: ArticleRow): Building<PublishedArticle> {
  const body = BodySchema.safeParse(row.body ?? []);
  const candidate = {
    ...headlineCandidateOf(row),
    updatedAt: row.publishedAt.toISOString(),
    byline: row.byline || null,
    source: row.source || null,
    legalDocuments: (row.legalDocuments ?? []).map(({ title, ...document }) => ({
      ...document,
      title: title || null,
    })),
    body: row.body ?? [],
    bodyHtml: body.success ? renderBody(body.data) : '',
  };
  const parsed = PublishedArticleSchema.safeParse(candidate);
  const problems = parsed.success ? [] : describeArticleIssues(parsed.error.issues, candidate.body);
  if (body.success && plainTextOf(body.data).trim() === '')
    problems.push({ field: 'body', message: 'Chưa nhập nội dung' });
  return parsed.success && problems.length === 0
    ? { kind: 'built', built: parsed.data }
    : { kind: 'refused', problems };
}

/** What lists show of an article, or what keeps it from being published. */
export function buildHeadline(row: HeadlineRow): Building<ArticleHeadline> {
  const parsed = ArticleHeadlineSchema.safeParse(headlineCandidateOf(row));
  return parsed.success
    ? { kind: 'built', built: parsed.data }
    : { kind: 'refused', problems: describeArticleIssues(parsed.error.issues, []) };
}

function headlineCandidateOf(row: HeadlineRow) {
  return {
    articleId: row.documentId,
    locale: row.locale,
    slug: row.slug,
    title: row.title,
    lead: row.lead || null,
    category: row.category
      ? { categoryId: row.category.categoryId, name: row.category.name }
      : null,
    unit: row.unit ? { unitId: row.unit.unitId, name: row.unit.fullName } : null,
    publishedAt: row.publicationDate?.toISOString(),
    eventDate: row.eventDate || null,
    isDemonstration: row.isDemonstration ?? false,
  };
}
