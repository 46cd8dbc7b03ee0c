import * as z from 'zod';
import { GoneArticleSchema } from './published-article';

/** An error answer: RFC 9457 problem details, with one entry in `errors` for every field that was wrong. */
export const ProblemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int().min(400).max(599),
  detail: z.string(),
  /** With 410: why an article is gone. */
  gone: GoneArticleSchema.optional(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
