import { SLUG_CHARACTERS_MAX, slugOf } from '@congkhai/shared/text/text';
import { bodyProblems } from './body-problems';
import type { FieldProblem } from './field-problem';
import { sectionProblems } from './section-problems';
import { tidyLines, withTidyTexts } from './tidy-text';

const LINE_FIELDS = ['title', 'lead', 'byline', 'source'];
const TREE_FIELDS = ['body', 'sections', 'attachments'];

/**
 * The text of an article's form as it is stored, and what can never be published of it. Structure that no reader could be
 * shown is refused at the first save: an editor should not write on below it.
 */
export function tidyArticleForm(form: Readonly<Record<string, unknown>>): {
  data: Record<string, unknown>;
  problems: FieldProblem[];
} {
  const data = tidyLines(form, LINE_FIELDS);
  const problems = [
    ...(isGiven(data.body)
      ? bodyProblems(data.body).map((message) => ({ field: 'body', message }))
      : []),
    ...sectionProblems(data.sections),
  ];
  const normalised = TREE_FIELDS.filter((field) => isGiven(data[field])).map((field) => [
    field,
    withTidyTexts(data[field]),
  ]);
  return { data: { ...data, ...Object.fromEntries(normalised) }, problems };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** An address an editor chose is kept or refused; one that was made from the title may get a number to be unique. */
export type SlugWish = { kind: 'chosen' | 'made'; slug: string };

/**
 * The slug a form asks for. Without one it is made from the title. One that is too long is taken as made, too: Strapi's form
 * makes it from the title without a limit.
 */
export function slugWishOf(slug: unknown, title: unknown): SlugWish {
  const text = typeof slug === 'string' ? slug : '';
  const chosen = slugOf(text);
  if (chosen === '') return { kind: 'made', slug: slugOf(typeof title === 'string' ? title : '') };
  return { kind: text.length <= SLUG_CHARACTERS_MAX ? 'chosen' : 'made', slug: chosen };
}
