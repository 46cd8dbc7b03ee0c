import * as z from 'zod';
import { LocalDaySchema, UtcHourSchema } from '../time/local-day';
import {
  LedgerKeyDocumentSchema,
  SignedDaySealSchema,
  SignedHourSealSchema,
} from '../views/ledger';
import { REJECTION_REASONS, VIEW_CLASSES, VIEW_DEFINITION, VIEW_SOURCES } from '../views/view';
import { ViewRulesSchema } from '../views/view-rules';
import { ArticleIdSchema, LocaleSchema } from './identifiers';
import { rangeShape } from './read-api-views';

// The part of the public API by which anybody can see how views were counted: what was taken for what, and the ledger of sealed hours and days.

const definition = z.literal(VIEW_DEFINITION);
const count = z.number().int().min(0);
const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const versionShape = {
  /** The newest if it is left out. Earlier ones stay. */
  version: z.coerce.number().int().min(1).max(1_000_000).optional(),
};

/** `GET /v1/transparency` */
export const TransparencyRequestSchema = z.strictObject(rangeShape);
export const TransparencyResponseSchema = z.strictObject({
  data: z.strictObject({
    /** Ascending; days without an event or a refused request are left out. */
    days: z.array(
      z.strictObject({
        localDay: LocalDaySchema,
        classes: z.record(z.enum(VIEW_CLASSES), count),
        /** Requests that were refused, by reason; they are no events. */
        rejected: z.partialRecord(z.enum(REJECTION_REASONS), count),
        withoutReaderCount: count,
        visitCount: count,
        /** The rules that the sealed day was counted by; null while it is not sealed. */
        rulesVersions: z.array(z.string()).nullable(),
      }),
    ),
    /** Articles that are public now and had activations held suspect in sealed days of the range: most first, at most 100. */
    flagged: z.array(
      z.strictObject({ articleId: ArticleIdSchema, locale: LocaleSchema, suspectCount: count }),
    ),
    /** The rules that views are counted by now. */
    rules: ViewRulesSchema,
    /** The lists of robots that user agents are compared with now: the version of isbot, the date of the COUNTER list. */
    robotLists: z.strictObject({ isbot: z.string(), counter: z.string() }),
    /** The keys that seals were signed with, of now and of before. */
    publicKeys: z.array(LedgerKeyDocumentSchema),
    /** The ends of both chains. Whoever notes them can tell later whether anything before them was changed. */
    heads: z.strictObject({
      hour: z.strictObject({ hour: UtcHourSchema, sha256: Sha256Schema }).nullable(),
      day: z.strictObject({ localDay: LocalDaySchema, sha256: Sha256Schema }).nullable(),
    }),
  }),
  meta: z.strictObject({ from: LocalDaySchema, to: LocalDaySchema, definition }),
});
export type TransparencyResponse = z.infer<typeof TransparencyResponseSchema>;

/** `GET /v1/ledger`: the sealed days of a range, ascending. */
export const ListLedgerRequestSchema = z.strictObject(rangeShape);
export const ListLedgerResponseSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      localDay: LocalDaySchema,
      version: z.number().int().min(1),
      /** Of this version's seal. */
      sha256: Sha256Schema,
      hourCount: count,
      viewCount: count,
      readCount: count,
      visitCount: count,
      rulesVersions: z.array(z.string()),
    }),
  ),
  meta: z.strictObject({
    from: LocalDaySchema,
    to: LocalDaySchema,
    /** Of the whole ledger; null while no day is sealed. */
    firstDay: LocalDaySchema.nullable(),
    lastDay: LocalDaySchema.nullable(),
    definition,
  }),
});
export type ListLedgerResponse = z.infer<typeof ListLedgerResponseSchema>;

const sealMeta = z.strictObject({ versions: z.array(z.number().int().min(1)), definition });

/** `GET /v1/ledger/days/{day}`: the seal as it is stored. */
export const GetDaySealRequestSchema = z.strictObject({ day: LocalDaySchema, ...versionShape });
export const GetDaySealResponseSchema = z.strictObject({
  data: SignedDaySealSchema,
  meta: sealMeta,
});

/** `GET /v1/ledger/hours/{hour}`: the seal as it is stored. The hour is UTC, as "2023-10-06T08". */
export const GetHourSealRequestSchema = z.strictObject({ hour: UtcHourSchema, ...versionShape });
export const GetHourSealResponseSchema = z.strictObject({
  data: SignedHourSealSchema,
  meta: sealMeta,
});

/** A line of `GET /v1/ledger/days/{day}/counts.jsonl`; `counts.csv` has the same in columns. */
export const LedgerCountSchema = z.strictObject({
  localDay: LocalDaySchema,
  articleId: ArticleIdSchema,
  locale: LocaleSchema,
  viewCount: count,
  readCount: count,
  suspectCount: count,
  sources: z.record(z.enum(VIEW_SOURCES), count),
});
