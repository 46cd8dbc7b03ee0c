import * as z from 'zod';
import { ArticleIdSchema, LocaleSchema } from '../contracts/identifiers';

/** The version of what a view, a read and a visit are (docs/counting.md). It stands in every answer that carries a count. */
export const VIEW_DEFINITION = 'congkhai-views/2';

/**
 * `POST /v1/views`: one activation of an article in a visible tab. The event id, a UUIDv7, is made once for each activation and sent again on
 * a retry.
 */
export const ViewRequestSchema = z.strictObject({
  /** In small letters, so that one id is written in one way. */
  eventId: z
    .uuidv7('must be a UUID of version 7: docs/beacon.md has how to make one')
    .toLowerCase(),
  articleId: ArticleIdSchema,
  locale: LocaleSchema.default('vi'),
  /** The token that came with the article (`meta.viewToken`). */
  token: z.string().max(100).optional(),
  /** The host that the reader came from; empty or left out for none. It is classed at once and not kept. */
  referringHost: z.string().max(255).optional(),
  /** Whether this is the first activation in its tab; left out by front ends that cannot tell. */
  startsTab: z.boolean().optional(),
  /** Set by editors on their own browsers: their views are tallied apart. */
  isInternal: z.boolean().optional(),
});
export type ViewRequest = z.infer<typeof ViewRequestSchema>;

/**
 * What an event is taken for. Every event is classed and tallied, none is dropped in silence; only `human` is counted.
 * `duplicate`: the same reader and article within 30 seconds. An event id that was recorded before changes nothing at all, not even a tally.
 */
export const VIEW_CLASSES = [
  'human',
  'declared-bot',
  'suspect',
  'internal',
  'prefetch',
  'duplicate',
] as const;
export const ViewClassSchema = z.enum(VIEW_CLASSES);
export type ViewClass = z.infer<typeof ViewClassSchema>;

/** Why a request was refused, and so tallied as rejected. Refused requests are no events: they are counted, not kept. */
export const REJECTION_REASONS = [
  'malformed',
  'too-large',
  'unknown-article',
  'origin',
  'token',
  'signature',
  'stale',
  'rate',
] as const;
export const RejectionReasonSchema = z.enum(REJECTION_REASONS);
export type RejectionReason = z.infer<typeof RejectionReasonSchema>;

/** What a client says of itself: a browser, nothing, or a program that isbot or the COUNTER list of robots knows. */
export const AGENTS = ['browser', 'none', 'isbot', 'counter'] as const;
export const AgentSchema = z.enum(AGENTS);
export type Agent = z.infer<typeof AgentSchema>;

/** Where a reader came from, by class of referring host. */
export const VIEW_SOURCES = [
  'direct',
  'portal',
  'search',
  'social',
  'government',
  'other',
] as const;
export const ViewSourceSchema = z.enum(VIEW_SOURCES);
export type ViewSource = z.infer<typeof ViewSourceSchema>;
