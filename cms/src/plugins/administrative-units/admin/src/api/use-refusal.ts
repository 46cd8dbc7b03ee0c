import { isFetchError } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import * as z from 'zod';
import { useText } from '../use-text';

const RefusalSchema = z.object({
  response: z.object({
    data: z.object({
      error: z.object({
        message: z.string(),
        details: z
          .object({
            errors: z
              .array(z.object({ path: z.array(z.string()), message: z.string() }))
              .default([]),
          })
          .partial()
          .default({}),
      }),
    }),
  }),
});

/** What the server refused, by field: `successors.0.code` and its message. What belongs to no field is under ''. */
export type Refusal = ReadonlyMap<string, string>;

const NOTHING: Refusal = new Map();

/** Runs what a button does, one at a time, and keeps what the server said against it. */
export function useRefusal() {
  const text = useText();
  const [refusal, setRefusal] = useState<Refusal>(NOTHING);
  const [isBusy, setIsBusy] = useState(false);
  const run = useCallback(
    async (action: () => Promise<void>) => {
      setIsBusy(true);
      setRefusal(NOTHING);
      try {
        await action();
      } catch (error) {
        setRefusal(refusalOf(error) ?? new Map([['', text('failed')]]));
      } finally {
        setIsBusy(false);
      }
    },
    [text],
  );
  return { refusal, isBusy, run };
}

function refusalOf(error: unknown): Refusal | null {
  const parsed = isFetchError(error) ? RefusalSchema.safeParse(error) : null;
  if (!parsed?.success) return null;
  const { message, details } = parsed.data.response.data.error;
  const problems = details.errors ?? [];
  if (problems.length === 0) return new Map([['', message]]);
  const byField = new Map<string, string>();
  for (const problem of problems) {
    const field = problem.path.join('.');
    const known = byField.get(field);
    byField.set(field, known ? `${known}\n${problem.message}` : problem.message);
  }
  return byField;
}
