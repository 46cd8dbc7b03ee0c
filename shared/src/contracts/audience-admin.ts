import * as z from 'zod';
import { LocalDaySchema } from '../time/local-day';
import { PinSchema } from '../views/exceptions';
import { MostReadWindowSchema } from '../views/most-read';
import { ArticleListScopeSchema } from './article-list-scope';
import { ArticleIdSchema, LocaleSchema } from './identifiers';
import { TransparencyResponseSchema } from './read-api-ledger';
import {
  ArticleViewsResponseSchema,
  AudienceNowResponseSchema,
  AudienceResponseSchema,
  MostReadResponseSchema,
  RisingResponseSchema,
  TotalResponseSchema,
} from './read-api-views';

// What the pages of audience and their server say to each other. All addresses are below `/audience`.

/** Figures come from the counting server. That it does not answer is no fault of the CMS, and no error of a page. */
const answerSchema = <Figures extends z.ZodType>(figures: Figures) =>
  z.strictObject({
    data: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('answered'), figures }),
      z.strictObject({ status: z.literal('unanswered') }),
    ]),
  });
export type Answer<Figures> = { status: 'answered'; figures: Figures } | { status: 'unanswered' };

/** `GET /home`: what the home page of the admin shows. */
const HomeFiguresSchema = z.strictObject({
  total: TotalResponseSchema.shape.data,
  now: AudienceNowResponseSchema.shape.data,
  mostRead: MostReadResponseSchema,
  rising: RisingResponseSchema,
});
export type HomeFigures = z.infer<typeof HomeFiguresSchema>;
export const HomeResponseSchema = answerSchema(HomeFiguresSchema);

/** `GET /settings`: what the pages have to know of the installation. */
export const AudienceSettingsResponseSchema = z.object({ data: z.object({ portalUrl: z.url() }) });

/** `GET /articles/:articleId`: the last 30 days of an article. */
export const ArticleFiguresRequestSchema = z.object({ articleId: ArticleIdSchema });
export const ArticleFiguresResponseSchema = answerSchema(ArticleViewsResponseSchema.shape.data);
export type ArticleFigures = z.infer<typeof ArticleViewsResponseSchema>['data'];

/** `GET /range` and `GET /range/export`: days of the site or of a part of it. */
export const RangeRequestSchema = z
  .strictObject({ from: LocalDaySchema, to: LocalDaySchema, scope: ArticleListScopeSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
export type RangeRequest = z.infer<typeof RangeRequestSchema>;
export const RangeExportRequestSchema = RangeRequestSchema.safeExtend({
  format: z.enum(['csv', 'xlsx']),
  table: z.enum(['days', 'articles']),
});
export type RangeExportRequest = z.infer<typeof RangeExportRequestSchema>;
export const RangeResponseSchema = answerSchema(AudienceResponseSchema);
export type RangeFigures = z.infer<typeof AudienceResponseSchema>;

/** `GET /transparency` and `GET /transparency/export`: what was taken for what in a range of days, and the ends of the ledger. */
export const TransparencyFiguresRequestSchema = z
  .strictObject({ from: LocalDaySchema, to: LocalDaySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'] });
export type TransparencyFiguresRequest = z.infer<typeof TransparencyFiguresRequestSchema>;
const TransparencyFiguresSchema = TransparencyResponseSchema.extend({
  /** Of the flagged articles that the CMS knows, by article id. */
  titles: z.record(ArticleIdSchema, z.string()),
});
export type TransparencyFigures = z.infer<typeof TransparencyFiguresSchema>;
export const TransparencyFiguresResponseSchema = answerSchema(TransparencyFiguresSchema);

/** `GET /ranking`: a most-read list as readers get it. */
export const RankingRequestSchema = z.strictObject({
  locale: LocaleSchema,
  window: MostReadWindowSchema,
  scope: ArticleListScopeSchema,
});
export type RankingRequest = z.infer<typeof RankingRequestSchema>;
export const RankingResponseSchema = answerSchema(MostReadResponseSchema);
export type Ranking = z.infer<typeof MostReadResponseSchema>;

/** `GET /scopes`: the parts of the site that have articles. */
export const ScopesResponseSchema = z.strictObject({
  data: z.array(z.strictObject({ scope: ArticleListScopeSchema, name: z.string() })),
});
export type Scopes = z.infer<typeof ScopesResponseSchema>['data'];

const REASON_CHARACTERS_MAX = 500;

/** `POST /exceptions`: an article pinned to lists, or left out of them. */
export const DecideExceptionSchema = PinSchema.extend({
  kind: z.enum(['pin', 'exclusion']),
  reason: z.string().trim().min(1).max(REASON_CHARACTERS_MAX),
});
export type DecideException = z.infer<typeof DecideExceptionSchema>;

/** `GET /exceptions`: pins in their order, then exclusions. */
export const ListedExceptionSchema = DecideExceptionSchema.extend({
  documentId: z.string(),
  /** Null if the article is gone. */
  title: z.string().nullable(),
  decidedBy: z.string(),
  isOver: z.boolean(),
});
export type ListedException = z.infer<typeof ListedExceptionSchema>;
export const ListedExceptionsResponseSchema = z.strictObject({
  data: z.array(ListedExceptionSchema),
});

/** `POST /exceptions/:documentId/first`: puts a pin before the others. `DELETE /exceptions/:documentId` takes a decision back. */
export const ExceptionParametersSchema = z.object({
  documentId: z.string().regex(/^[a-z0-9]{1,40}$/),
});

/** How many of each there may be, as the published document bounds them. */
export const EXCEPTIONS_MAX = {
  pin: 100,
  exclusion: 1_000,
} as const satisfies Record<DecideException['kind'], number>;
