import {
  type PublishedArticle,
  PublishedArticleSchema,
} from '@congkhai/shared/contracts/published-article';
import type { Digests } from '../media/media-of-article';
import type { ArticleRow } from './article-row';
import { articleCandidateOf, buildArticle } from './build-article';
import type { FieldProblem } from './field-problem';

const NO_TITLE = 'Chưa có tiêu đề';
const NO_ALTERNATIVE_TEXT = 'Chưa có văn bản thay thế';
const NO_SLUG = 'xem-truoc';
const TITLE_CHARACTERS_MAX = 300;
/** Fields that are lists: what cannot be shown of them is left out as a whole. */
const LIST_FIELDS = new Set([
  'legalDocuments',
  'gallery',
  'attachments',
  'tags',
  'relatedArticleIds',
]);

/**
 * A draft as readers would see it, by the renderer of publication. What is missing is filled in or left out, and told as it would
 * be told at publication.
 */
export function buildPreview(
  row: ArticleRow,
  digests: Digests,
): { article: PublishedArticle; problems: FieldProblem[] } {
  const building = buildArticle(row, digests);
  if (building.kind === 'built') return { article: building.built, problems: [] };
  const { candidate } = articleCandidateOf(withAlternativeTexts(row), digests, []);
  const filled = {
    ...candidate,
    title: (candidate.title?.trim() || NO_TITLE).slice(0, TITLE_CHARACTERS_MAX),
    slug: candidate.slug || NO_SLUG,
    publishedAt: candidate.publishedAt ?? candidate.updatedAt,
  };
  const parsed = PublishedArticleSchema.safeParse(filled);
  if (parsed.success) return { article: parsed.data, problems: building.problems };
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const shown = Object.fromEntries(
    Object.entries(filled).map(([name, value]) => {
      if (!wrong.has(name)) return [name, value];
      return [name, name === 'slug' ? NO_SLUG : LIST_FIELDS.has(name) ? [] : null];
    }),
  );
  return { article: PublishedArticleSchema.parse(shown), problems: building.problems };
}

/** An image without alternative text cannot be published, but it can be looked at. */
function withAlternativeTexts(row: ArticleRow): ArticleRow {
  const described = <File extends { alternativeText?: string | null | undefined }>(file: File) => ({
    ...file,
    alternativeText: file.alternativeText || NO_ALTERNATIVE_TEXT,
  });
  return {
    ...row,
    cover: row.cover && described(row.cover),
    gallery: row.gallery?.map(described),
    sections: row.sections?.map((section) =>
      section.__component === 'newsroom.figure' && section.image
        ? { ...section, image: described(section.image) }
        : section,
    ),
  };
}
