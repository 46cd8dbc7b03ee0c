import { releaseOfKey } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { refreshRelease, refreshReleases } from '../handlers/refresh-index-summary';
import { JOB_PATIENCE, openBucket, startLambda } from '../lambda';
import { programIdOf } from '../program-id';

const S3EventSchema = z.object({
  Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })),
});
const lambda = startLambda();
const published = openBucket(lambda, JOB_PATIENCE);
const { catalogue, inRun } = lambda;
const parts = { published, catalogue, program: programIdOf(__filename) };

/**
 * Called by S3 when a release was published or withdrawn, and by a schedule for all releases. What is derived is made from the frozen
 * documents, so events may come twice, late and in any order. One instance at a time (reserved concurrency), so no runs overlap.
 */
export const handler = inRun(async (event: unknown): Promise<void> => {
  const changed = S3EventSchema.safeParse(event);
  if (!changed.success) return refreshReleases(parts);
  const keys = new Set(changed.data.Records.map(({ s3 }) => decodeKey(s3.object.key)));
  for (const key of keys) {
    const name = releaseOfKey(key);
    if (name) await refreshRelease(parts, name);
  }
});

// S3 encodes keys in events like the fields of a form.
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '));
}
