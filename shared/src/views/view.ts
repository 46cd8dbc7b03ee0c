import * as z from 'zod';
import { ArticleIdSchema, LocaleSchema } from '../contracts/identifiers';

/** The version of the counting rules. It stands in every answer that carries a count. */
export const VIEW_DEFINITION = 'congkhai-views/1';

/** The same reader and article again within this time is the same view: a reload counts once. */
export const REPEAT_WINDOW_SECONDS = 30;
/** A visit ends after this long without a view. */
export const VISIT_IDLE_SECONDS = 30 * 60;

/** `POST /v1/views`: one activation of an article in a visible tab. The event id is made once and sent again on a retry. */
export const ViewRequestSchema = z.strictObject({
  eventId: z.uuid(),
  articleId: ArticleIdSchema,
  locale: LocaleSchema.default('vi'),
});
export type ViewRequest = z.infer<typeof ViewRequestSchema>;

/**
 * What an event is taken for. Every event is classed and tallied, none is dropped in silence; only `human` is counted.
 * `repeat`: the same reader and article within 30 seconds. `bot`: a declared bot. An event id seen before changes nothing at all.
 */
export const VIEW_CLASSES = ['human', 'repeat', 'bot'] as const;
export type ViewClass = (typeof VIEW_CLASSES)[number];
