import * as z from 'zod';
import { ARTICLE_MOVES, ARTICLE_STAGES } from '../news/article-stage';
import { lineSchema } from '../text/text';
import { ArticleIdSchema, LocaleSchema, SlugSchema } from './identifiers';

// How articles come before readers: what the newsroom's panel and home page ask, and what the server answers.

const instant = z.union([z.string(), z.date()]).transform((value) => new Date(value).toISOString());
const day = z.iso.date();

/** `GET /articles/:documentId/workflow?locale=` */
export const WorkflowStateSchema = z.object({
  stage: z.enum(ARTICLE_STAGES),
  isPublished: z.boolean(),
  needsApproval: z.boolean(),
  /** Of the draft as it is now. */
  approval: z.object({ by: z.string(), at: instant }).nullable(),
  publishAt: instant.nullable(),
  expireAt: instant.nullable(),
  /** When somebody should look whether it is still true. */
  reviewOn: day.nullable(),
  changeNote: z.string().nullable(),
  /** What the account that asks can do now, and why not the rest. */
  moves: z.array(z.enum(ARTICLE_MOVES)),
  publishRefusal: z.string().nullable(),
  canWrite: z.boolean(),
  canPublish: z.boolean(),
  events: z.array(
    z.object({
      at: instant,
      by: z.string().nullable(),
      what: z.string(),
      note: z.string().nullable(),
    }),
  ),
});
export type WorkflowState = z.infer<typeof WorkflowStateSchema>;
export const WorkflowStateResponseSchema = z.object({ data: WorkflowStateSchema });

const note = lineSchema(1_000);
const simple = <Move extends (typeof ARTICLE_MOVES)[number]>(move: Move) =>
  z.strictObject({ move: z.literal(move), note: note.optional() });
const instantInput = z.iso.datetime({ offset: true });

/** What is asked with each move. */
export const MOVE_REQUESTS = {
  submit: simple('submit'),
  takeBack: simple('take-back'),
  askChanges: z.strictObject({ move: z.literal('ask-changes'), note }),
  approve: simple('approve'),
  /** `changeNote`: what readers are told has changed; left out, the change is a minor one. */
  publish: z.strictObject({ move: z.literal('publish'), changeNote: note.optional() }),
  schedule: z.strictObject({
    move: z.literal('schedule'),
    publishAt: instantInput,
    changeNote: note.optional(),
  }),
  unschedule: simple('unschedule'),
  /** `notice`: what readers are told at the article's address. */
  withdraw: z.strictObject({ move: z.literal('withdraw'), notice: note }),
  redirect: z.strictObject({ move: z.literal('redirect'), movedTo: SlugSchema }),
  remove: z.strictObject({ move: z.literal('remove'), notice: note.optional() }),
} as const;

/** `POST /articles/:documentId/workflow?locale=`: a move, or something else that people do with an article. */
export const WorkflowRequestSchema = z.discriminatedUnion('move', [
  MOVE_REQUESTS.submit,
  MOVE_REQUESTS.takeBack,
  MOVE_REQUESTS.askChanges,
  MOVE_REQUESTS.approve,
  MOVE_REQUESTS.publish,
  MOVE_REQUESTS.schedule,
  MOVE_REQUESTS.unschedule,
  MOVE_REQUESTS.withdraw,
  MOVE_REQUESTS.redirect,
  MOVE_REQUESTS.remove,
  z.strictObject({ move: z.literal('comment'), note }),
  z.strictObject({ move: z.literal('set-expiry'), expireAt: instantInput.nullable() }),
  z.strictObject({ move: z.literal('set-review'), reviewOn: day.nullable() }),
  z.strictObject({ move: z.literal('confirm') }),
]);
export type WorkflowRequest = z.infer<typeof WorkflowRequestSchema>;

const ListedArticleSchema = z.object({
  documentId: ArticleIdSchema,
  locale: LocaleSchema,
  title: z.string(),
  at: instant.nullable(),
  by: z.string().nullable(),
});
/** `GET /desk`: what waits for people, for the home page. */
export const DeskSchema = z.object({
  inReview: z.array(ListedArticleSchema),
  scheduled: z.array(ListedArticleSchema),
  dueForReview: z.array(ListedArticleSchema),
});
export type Desk = z.infer<typeof DeskSchema>;
export const DeskResponseSchema = z.object({ data: DeskSchema });
