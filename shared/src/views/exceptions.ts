import * as z from 'zod';
import { ArticleListScopeSchema } from '../contracts/article-list-scope';
import { ArticleIdSchema } from '../contracts/identifiers';
import { LocalDaySchema } from '../time/local-day';
import { MostReadWindowSchema } from './most-read';

const exceptionShape = {
  articleId: ArticleIdSchema,
  /** The one list scope that it is for; null for every list that the article belongs to. */
  scope: ArticleListScopeSchema.nullable(),
  /** The windows that it is for; null for all of them. */
  windows: z.array(MostReadWindowSchema).min(1).nullable(),
  /** The last day in Viet Nam on which it holds; null for until it is taken back. */
  untilDay: LocalDaySchema.nullable(),
};

/** An article that stands first in a most-read list because an editor said so. Its counts stay its own. */
export const PinSchema = z.strictObject(exceptionShape);
/** An article that most-read lists leave out because an editor said so. One that is for all windows also leaves the rising lists. */
export const ExclusionSchema = z.strictObject(exceptionShape);

/** `lists/exceptions.json`: what editors decided about most-read lists. It is applied when a list is read, and touches no count. */
export const ListExceptionsSchema = z.strictObject({
  /** In the order in which they stand. */
  pins: z.array(PinSchema).max(100),
  exclusions: z.array(ExclusionSchema).max(1_000),
});
export type ListExceptions = z.infer<typeof ListExceptionsSchema>;
export type ListException = z.infer<typeof PinSchema>;
