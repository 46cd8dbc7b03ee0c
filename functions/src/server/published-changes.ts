import { releaseOfKey } from '@congkhai/shared/contracts/object-keys';
import * as z from 'zod';
import { type HttpApp, parseJsonBody, reply } from '../http';
import { requireInternalToken } from './internal-token';

const BODY_BYTES_MAX = 1_048_576;
const PublishedChangesSchema = z.strictObject({ keys: z.array(z.string().max(600)).max(10_000) });

/**
 * `POST /internal/published-changes`: the CMS says which objects of the published store it has just changed. It is a mere nudge,
 * answered at once: whatever is missed is found by the check that runs every minute.
 */
export function addPublishedChanges(
  app: HttpApp,
  { internalToken, refreshReleases }: { internalToken: string; refreshReleases: () => void },
): void {
  app.post('/internal/published-changes', async (context) => {
    requireInternalToken(context.req.header('authorization'), internalToken);
    const limits = { bytesMax: BODY_BYTES_MAX };
    const { keys } = await parseJsonBody(PublishedChangesSchema, context, limits);
    if (keys.some((key) => releaseOfKey(key) !== null)) refreshReleases();
    return reply(context, 202);
  });
}
