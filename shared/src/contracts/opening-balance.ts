import * as z from 'zod';
import { lineSchema } from '../text/text';
import { InstantSchema, LocalDaySchema } from '../time/local-day';
import { ArticleIdSchema, IdentifierSchema } from './identifiers';

/** What totals of an older system can be imported from; docs/opening-balance.md tells them apart. */
export const OPENING_BALANCE_FORMATS = ['portal', 'umami', 'plausible', 'goatcounter'] as const;
export const OpeningBalanceFormatSchema = z.enum(OPENING_BALANCE_FORMATS);
export type OpeningBalanceFormat = z.infer<typeof OpeningBalanceFormatSchema>;

export const OPENING_SOURCES_MAX = 20;
export const OPENING_FILES_MAX = 100;

const CountSchema = z.number().int().min(0);

/** What was taken over from one older system, from all files that were given together. */
export const OpeningBalanceSourceSchema = z.strictObject({
  /** Which source it is: importing it again replaces it. */
  sourceId: IdentifierSchema,
  format: OpeningBalanceFormatSchema,
  files: z
    .array(
      z.strictObject({
        name: lineSchema(255),
        /** SHA-256 of the file as it was given, so that anybody who has it can check that it is the one. */
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(OPENING_FILES_MAX),
  importedAt: InstantSchema,
  /** First and last day that the files tell of, as the older system wrote its days; null where they name no day. */
  period: z.strictObject({ firstDay: LocalDaySchema, lastDay: LocalDaySchema }).nullable(),
  /** Totals of the whole site, articles or not. Visits are null where the older system did not tell them. */
  site: z.strictObject({ viewCount: CountSchema, visitCount: CountSchema.nullable() }),
  /** By article, in the order of their ids; each at most once. */
  articles: z.array(z.strictObject({ articleId: ArticleIdSchema, viewCount: CountSchema })),
  /** Addresses that belong to no article of ours, and their views. They are part of the site's total only. */
  unmatched: z.strictObject({ addressCount: CountSchema, viewCount: CountSchema }),
});
export type OpeningBalanceSource = z.infer<typeof OpeningBalanceSourceSchema>;

/** `opening-balance.json`: totals of older systems. They are shown beside what was measured here and never added to it. */
export const OpeningBalanceSchema = z.strictObject({
  sources: z.array(OpeningBalanceSourceSchema).max(OPENING_SOURCES_MAX),
});
export type OpeningBalance = z.infer<typeof OpeningBalanceSchema>;
