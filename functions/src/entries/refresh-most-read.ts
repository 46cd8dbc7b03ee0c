import { refreshMostRead } from '../handlers/refresh-most-read';
import { openLambda } from '../lambda';

const parts = openLambda();

/** Called by a schedule. Rebuilds every list, so a call that comes twice or late does no harm. */
export async function handler(): Promise<void> {
  await refreshMostRead(parts);
}
