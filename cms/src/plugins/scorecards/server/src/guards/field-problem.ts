import { errors } from '@strapi/utils';

/** Something an editor has to mend, in Vietnamese, at the field of the form where it shows. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Throws the problems, if there are any, in the shape in which Strapi's forms show them at their fields. */
export function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  throw new errors.ValidationError(problems.map(({ message }) => message).join('\n'), {
    errors: [...messagesByField(problems)].map(([field, messages]) => ({
      path: [field],
      message: messages.join('\n'),
      name: 'ValidationError',
    })),
  });
}

// A form shows one message at a field, so a field's messages become one.
function messagesByField(problems: readonly FieldProblem[]): Map<string, string[]> {
  const byField = new Map<string, string[]>();
  for (const { field, message } of problems)
    byField.set(field, [...(byField.get(field) ?? []), message]);
  return byField;
}
