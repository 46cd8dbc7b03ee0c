import { isFetchError } from '@strapi/strapi/admin';
import * as z from 'zod';

const DetailsSchema = z.object({
  response: z.object({
    data: z.object({
      error: z.object({
        details: z.object({
          errors: z.array(z.object({ path: z.array(z.string()), message: z.string() })),
        }),
      }),
    }),
  }),
});

export interface Refusal {
  /** What is said at an input, by its name. */
  byInput: Readonly<Record<string, string>>;
  /** What belongs to no input. */
  messages: readonly string[];
}

/** Why the server did not do it: each problem at the input that it names, if there is one. `told` is the error in one sentence. */
export function refusalOf(error: unknown, inputNames: readonly string[], told: string): Refusal {
  const parsed = isFetchError(error) ? DetailsSchema.safeParse(error).data : undefined;
  const problems = parsed?.response.data.error.details.errors ?? [];
  const atInputs = problems.flatMap(({ path, message }): [string, string][] =>
    path[0] !== undefined && inputNames.includes(path[0]) ? [[path[0], message]] : [],
  );
  const others = problems.filter(({ path }) => !inputNames.includes(path[0] ?? ''));
  return {
    byInput: Object.fromEntries(atInputs),
    messages: problems.length === 0 ? [told] : [...new Set(others.map(({ message }) => message))],
  };
}
