import * as z from 'zod';
import { ArticleIdSchema, LocaleSchema } from '../contracts/identifiers';
import { InstantSchema, LocalDaySchema, UtcHourSchema } from '../time/local-day';
import { VIEW_CLASSES, VIEW_DEFINITION, VIEW_SOURCES } from './view';
import { ViewRulesSchema } from './view-rules';

// The ledger of views: what is written once, when an hour or a day is over, and never changed. docs/counting.md explains it.

const count = z.number().int().min(0);
const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const talliesShape = Object.fromEntries(VIEW_CLASSES.map((name) => [name, count])) as Record<
  (typeof VIEW_CLASSES)[number],
  typeof count
>;

/** Counts of one article in one language in an hour or a day. */
export const SealedArticleSchema = z.strictObject({
  articleId: ArticleIdSchema,
  locale: LocaleSchema,
  viewCount: count,
  readCount: count,
  /** Views by where readers came from; classes without a view are left out. */
  sources: z.partialRecord(z.enum(VIEW_SOURCES), count.min(1)),
  suspectCount: count,
});
export type SealedArticle = z.infer<typeof SealedArticleSchema>;

const sealShape = {
  definition: z.literal(VIEW_DEFINITION),
  /** 1 when it was first sealed; a count by later rules is the next version. */
  version: z.number().int().min(1),
  articles: z.array(SealedArticleSchema),
  visitCount: count,
  withoutReaderCount: count,
  tallies: z.strictObject(talliesShape),
  /** The seal before it in the chain: of the hours for an hour, of the days for a day; null for the first. For version 2 and later: the version before. */
  previousSha256: Sha256Schema.nullable(),
  sealedAt: InstantSchema,
};

export const HourSealSchema = z.strictObject({
  kind: z.literal('hour'),
  hour: UtcHourSchema,
  segment: z.strictObject({
    key: z.string(),
    /** Of the segment's text, before it was compressed. */
    sha256: Sha256Schema,
    rowCount: count,
  }),
  /** By what it was counted, in full, so that anybody can count it again. */
  rules: ViewRulesSchema,
  ...sealShape,
});
export type HourSeal = z.infer<typeof HourSealSchema>;

/** A day in Viet Nam: the sum of its hours that had events. */
export const DaySealSchema = z.strictObject({
  kind: z.literal('day'),
  localDay: LocalDaySchema,
  hours: z.array(z.strictObject({ hour: UtcHourSchema, sha256: Sha256Schema })),
  /** The rules that its hours were counted by, in alphabetical order: they may have changed within the day. */
  rulesVersions: z.array(ViewRulesSchema.shape.version).min(1),
  ...sealShape,
});
export type DaySeal = z.infer<typeof DaySealSchema>;

/**
 * A seal as it is stored: its content, the SHA-256 of the content's canonical JSON (RFC 8785), and an Ed25519 signature of that JSON.
 */
const signedShape = {
  sha256: Sha256Schema,
  /** The key that signed: the first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). Null if the operator has no key. */
  keyId: z.string().nullable(),
  /** Base64. */
  signature: z.string().nullable(),
};
export const SignedHourSealSchema = z.strictObject({ seal: HourSealSchema, ...signedShape });
export type SignedHourSeal = z.infer<typeof SignedHourSealSchema>;
export const SignedDaySealSchema = z.strictObject({ seal: DaySealSchema, ...signedShape });
export type SignedDaySeal = z.infer<typeof SignedDaySealSchema>;

/** A public key that seals were signed with, as it lies in the ledger: SPKI as PEM. */
export const LedgerKeyDocumentSchema = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  algorithm: z.literal('Ed25519'),
  publicKey: z.string().max(1_000),
});
export type LedgerKeyDocument = z.infer<typeof LedgerKeyDocumentSchema>;
