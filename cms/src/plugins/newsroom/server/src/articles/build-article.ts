import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import {
  type ArticleHeadline,
  ArticleHeadlineSchema,
  type PublishedArticle,
  PublishedArticleSchema,
} from '@congkhai/shared/contracts/published-article';
import { plainTextOf, renderBody } from '@congkhai/shared/news/render-body';
import { type Digests, fileOf, imageOf } from '../media/media-of-article';
import { describeArticleIssues } from './article-problems';
import type { ArticleRow, HeadlineRow } from './article-row';
import { ALTERNATIVE_TEXT_MISSING, buildBody, FILE_UNUSABLE } from './build-body';
import type { FieldProblem } from './field-problem';

export type Building<Built> =
  | { kind: 'built'; built: Built }
  | { kind: 'refused'; problems: FieldProblem[] };

/** An article as readers would get it, still unchecked, and its body with what is wrong in it. */
export function articleCandidateOf(
  row: ArticleRow,
  digests: Digests,
  suggestedArticleIds: readonly string[],
) {
  const body = buildBody({ body: row.body, sections: row.sections ?? [] }, digests);
  const candidate = {
    ...headlineCandidateOf(row, digests),
    byline: row.byline || null,
    source: row.source || null,
    legalDocuments: (row.legalDocuments ?? []).map(({ title, kind, ...document }) => ({
      ...document,
      title: title || null,
      kind: kind || null,
    })),
    gallery: (row.gallery ?? []).flatMap((file) => imageOf(file, digests) ?? []),
    attachments: (row.attachments ?? []).flatMap(
      ({ file, title }) => (file && fileOf(file, title, digests)) ?? [],
    ),
    tags: row.tags ?? [],
    indexResult: row.indexPeriodId
      ? { periodId: row.indexPeriodId, unitId: row.unit?.unitId ?? null }
      : null,
    relatedArticleIds: relatedOf(row, suggestedArticleIds),
    body: body.parts,
    bodyHtml: renderBody(body.parts, LocaleSchema.catch('vi').parse(row.locale)),
  };
  return { candidate, body };
}

/** What readers get of an article, or what keeps it from being published. Suggested articles stand behind the chosen ones. */
export function buildArticle(
  row: ArticleRow,
  digests: Digests = new Map(),
  suggestedArticleIds: readonly string[] = [],
): Building<PublishedArticle> {
  const { candidate, body } = articleCandidateOf(row, digests, suggestedArticleIds);
  const parsed = PublishedArticleSchema.safeParse(candidate);
  const problems = [...body.problems, ...mediaProblems(row, digests)];
  if (body.problems.length === 0 && plainTextOf(body.parts).trim() === '')
    problems.push({ field: 'body', message: 'Chưa nhập nội dung' });
  const described = new Set(problems.map(({ field }) => field));
  if (!parsed.success)
    problems.push(
      ...describeArticleIssues(parsed.error.issues, row.body ?? []).filter(
        ({ field }) => !described.has(field),
      ),
    );
  return parsed.success && problems.length === 0
    ? { kind: 'built', built: parsed.data }
    : { kind: 'refused', problems };
}

/** What lists show of an article, or what keeps it from being published. */
export function buildHeadline(
  row: HeadlineRow,
  digests: Digests = new Map(),
): Building<ArticleHeadline> {
  const parsed = ArticleHeadlineSchema.safeParse(headlineCandidateOf(row, digests));
  return parsed.success
    ? { kind: 'built', built: parsed.data }
    : { kind: 'refused', problems: describeArticleIssues(parsed.error.issues, []) };
}

const RELATED_MAX = 10;

function relatedOf(row: ArticleRow, suggested: readonly string[]): string[] {
  const chosen = (row.relatedArticles ?? []).map(({ documentId }) => documentId);
  const all = new Set([...chosen, ...suggested]);
  all.delete(row.documentId);
  return [...all].slice(0, Math.max(RELATED_MAX, Math.min(chosen.length, 20)));
}

/** Images and attachments that readers could not be given, each at its field. */
function mediaProblems(row: ArticleRow, digests: Digests): FieldProblem[] {
  const images = [
    ...(row.cover ? [{ field: 'cover', file: row.cover, place: '' }] : []),
    ...(row.gallery ?? []).map((file) => ({
      field: 'gallery',
      file,
      place: `Ảnh “${file.name.replace(/[{}<>']/g, '')}”: `,
    })),
  ];
  return [
    ...images.flatMap(({ field, file, place }) => {
      const image = imageOf(file, digests);
      if (!image) return [{ field, message: `${place}${FILE_UNUSABLE}` }];
      return image.alternativeText === ''
        ? [{ field, message: `${place}${ALTERNATIVE_TEXT_MISSING}. Nhập ở thư viện tệp` }]
        : [];
    }),
    ...(row.attachments ?? []).flatMap(({ file, title }, index) => {
      const field = `attachments.${index}.file`;
      if (!file) return [{ field, message: 'Chưa chọn tệp' }];
      return fileOf(file, title, digests) ? [] : [{ field, message: FILE_UNUSABLE }];
    }),
  ];
}

function headlineCandidateOf(row: HeadlineRow, digests: Digests) {
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
    cover: row.cover ? imageOf(row.cover, digests) : null,
    isPinned: row.isPinned ?? false,
    isFeatured: row.isFeatured ?? false,
    updatedAt: row.publishedAt.toISOString(),
  };
}
