import { type PublishedStore, type S3StoreOptions, s3Store } from '@congkhai/published-store';
import type { BucketConfig } from '../config/published-store';

/** How long a store is tried. */
export interface Patience {
  attemptsMax: number;
  /** All attempts of one operation together. */
  timeoutMilliseconds: number;
}

/** With a reader waiting, who has to be told in time that the store is away. */
export const READER_PATIENCE: Patience = { attemptsMax: 3, timeoutMilliseconds: 6_000 };
/** How long readers wait for a server where they could have what it said before. */
export const BUCKET_PATIENCE_MILLISECONDS = 1_000;

/** The bucket as it is, with its seals. */
export function openBucketStore(
  { options }: BucketConfig,
  patience = READER_PATIENCE,
  trace?: S3StoreOptions['trace'],
): PublishedStore {
  return s3Store({ ...options, ...patience, trace });
}
