import { createMostReadRefresh } from '../handlers/refresh-most-read';
import { openLambda } from '../lambda';

const refreshMostRead = createMostReadRefresh(openLambda());

/** Called by a schedule, one instance at a time (reserved concurrency). Rebuilds every list, so a call that comes twice or late does no harm. */
export async function handler(): Promise<void> {
  await refreshMostRead();
}
