import * as z from 'zod';

const count = z.number().int().min(1);

/**
 * By what views are told from what is no view. Rules are data with a version: every seal of the ledger carries the rules it was
 * counted by, and past hours can be counted again by other rules, as a new version beside the old one.
 */
export const ViewRulesSchema = z.strictObject({
  /** Names these rules for good: other thresholds are other rules and have another version. */
  version: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  /** The same reader and article again within this time is the same view: a reload counts once. */
  duplicateSeconds: count,
  /** A visit ends after this long without a view. */
  visitIdleSeconds: count,
  /** More activations by one reader in a clock hour than a person makes: the hour's activations of that reader are suspect. */
  readerHourMax: count,
  /** What one network prefix opens of one article in a clock hour beyond this is suspect. */
  networkArticleHourMax: count,
  /** Growth without spread: above this many activations of an article in a clock hour, one network prefix … */
  concentrationMin: count,
  /** … may not have more than this many of a hundred of them, else all that it opened of the article in that hour is suspect. */
  concentrationPercentMax: z.number().int().min(1).max(100),
});
export type ViewRules = z.infer<typeof ViewRulesSchema>;

/** The rules that views are counted by now. */
export const VIEW_RULES: ViewRules = {
  version: '2026-11',
  duplicateSeconds: 30,
  visitIdleSeconds: 30 * 60,
  readerHourMax: 120,
  networkArticleHourMax: 300,
  concentrationMin: 100,
  concentrationPercentMax: 50,
};
