import { type PublishedStore, s3Store } from '@congkhai/published-store';
import type { BucketConfig } from '../config/published-store';

/** A function may run for ten seconds, and has to tell within them that its store is away. */
const S3_TIMEOUT_MILLISECONDS = 6_000;
/** How long readers wait for a server where they could have what it said before. */
export const BUCKET_PATIENCE_MILLISECONDS = 1_000;

/** The bucket as it is, with its seals. */
export function openBucketStore({ options }: BucketConfig): PublishedStore {
  return s3Store({ ...options, timeoutMilliseconds: S3_TIMEOUT_MILLISECONDS });
}
