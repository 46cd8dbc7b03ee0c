import { periodIdOfKey } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { listPeriodIds, refreshIndexSummary } from '../handlers/refresh-index-summary';
import { openLambda } from '../lambda';

const S3EventSchema = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
});
const { published } = openLambda();

/**
 * Called by S3 for changed periods and scorecards, and by a schedule for all periods. A summary is rebuilt from its documents, so
 * events may come twice, late and in any order. One instance at a time (reserved concurrency), so no two runs overlap.
 */
export async function handler(event: unknown): Promise<void> {
  const changed = S3EventSchema.safeParse(event);
  const periodIds = changed.success
    ? new Set(changed.data.Records.map(({ s3 }) => periodIdOfKey(decodeKey(s3.object.key))))
    : await listPeriodIds(published);
  for (const periodId of periodIds) {
    if (periodId !== null) await refreshIndexSummary(published, periodId);
  }
}

// S3 encodes keys in events like the fields of a form.
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
