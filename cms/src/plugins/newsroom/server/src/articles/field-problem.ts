import { errors } from '@strapi/utils';

/** What is wrong with a field of an edit form, in words for the editor. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Refuses a form with Strapi's own error, so that the admin shows each message at its field. Does nothing without problems. */
export function refuseIfAny(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (!first) return;
  throw new errors.ValidationError(
    problems.length === 1 ? first.message : `Có ${problems.length} mục cần sửa`,
    {
      errors: problems.map(({ field, message }) => ({
        path: [field],
        message,
        name: 'ValidationError',
      })),
    },
  );
}

const QUOTED_CHARACTERS_MAX = 80;

/** Text of others as it may stand in a message: the admin reads messages as ICU templates, in which {}<>' have a meaning. */
export function quotable(text: unknown): string {
  return String(text)
    .replace(/[{}<>']/g, '')
    .slice(0, QUOTED_CHARACTERS_MAX);
}
