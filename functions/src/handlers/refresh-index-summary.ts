import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys, scorecardPrefix } from '@congkhai/shared/contracts/object-keys';
import { type Framework, FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import { type Period, PeriodSchema } from '@congkhai/shared/scorecards/period';
import type { SealedRelease } from '@congkhai/shared/scorecards/release';
import { type Scorecard, ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { summarizeRelease } from '@congkhai/shared/scorecards/summarize';
import { PeriodSummarySchema } from '@congkhai/shared/scorecards/summary';
import type * as z from 'zod';
import { DocumentInvalid } from '../stores/store-unavailable';

/** So many scorecards are read at once. */
const READS_AT_ONCE_MAX = 32;

/**
 * Rebuilds the summary of one period from its published documents, or removes it when the period is no longer published.
 * Runs for one period must not overlap: whoever calls it sees to that (a queue by key, a function with one instance).
 */
export async function refreshIndexSummary(
  published: PublishedStore,
  periodId: string,
): Promise<void> {
  const key = objectKeys.summary(periodId);
  const period = await readDocument(published, objectKeys.period(periodId), PeriodSchema);
  if (!period) return published.remove(key);
  const frameworks = await readFrameworks(published, period);
  const scorecards = await readScorecards(published, periodId);
  const summary = PeriodSummarySchema.parse(
    summarizeRelease(unsealedReleaseOf(period), { frameworks, scorecards, compared: null }),
  );
  const text = JSON.stringify(summary);
  const stored = await published.read(key);
  if (stored?.text !== text) await published.write(key, text);
}

/** The periods that have a document or a summary, so those whose summary is to be written or removed. */
export async function listPeriodIds(published: PublishedStore): Promise<string[]> {
  const keys = [...(await published.list('periods/')), ...(await published.list('summaries/'))];
  return [...new Set(keys.map((key) => key.replace(/^[a-z]+\/|\.json$/g, '')))].sort();
}

// A period that is published without a release is shown as its only one, which no hash vouches for.
function unsealedReleaseOf(period: Period): SealedRelease {
  return {
    release: {
      ...period,
      number: 1,
      frozenAt: '1970-01-01T00:00:00.000Z',
      frameworks: [],
      units: [],
      comparedWith: null,
      errata: [],
      previousRelease: null,
      hasDemonstrationData: false,
    },
    sha256: '0'.repeat(64),
  };
}

async function readFrameworks(
  published: PublishedStore,
  period: Period,
): Promise<Map<string, Framework>> {
  const frameworks = new Map<string, Framework>();
  for (const { frameworkId } of period.blocks) {
    const key = objectKeys.framework(frameworkId);
    const framework = await readDocument(published, key, FrameworkSchema);
    if (framework) frameworks.set(frameworkId, framework);
  }
  return frameworks;
}

async function readScorecards(published: PublishedStore, periodId: string): Promise<Scorecard[]> {
  const keys = await published.list(scorecardPrefix(periodId));
  const scorecards: Scorecard[] = [];
  for (let position = 0; position < keys.length; position += READS_AT_ONCE_MAX) {
    const some = keys.slice(position, position + READS_AT_ONCE_MAX);
    const read = await Promise.all(
      some.map((key) => readDocument(published, key, ScorecardSchema)),
    );
    scorecards.push(...read.filter((scorecard) => scorecard !== null));
  }
  return scorecards;
}

async function readDocument<Document>(
  published: PublishedStore,
  key: string,
  schema: z.ZodType<Document>,
): Promise<Document | null> {
  const stored = await published.read(key);
  if (!stored) return null;
  try {
    return schema.parse(JSON.parse(stored.text));
  } catch (cause) {
    throw new DocumentInvalid(key, { cause });
  }
}
