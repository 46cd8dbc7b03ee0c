import { errors } from '@strapi/utils';
import type { FieldProblem } from './unit-problems';

/** The problems in the shape in which Strapi's forms, and ours, show them at their fields. */
export function refusalOf(problems: readonly FieldProblem[]): errors.ValidationError {
  return new errors.ValidationError(problems.map(({ message }) => message).join('\n'), {
    errors: problems.map(({ field, message }) => ({
      path: field.split('.'),
      message,
      name: 'ValidationError',
    })),
  });
}
