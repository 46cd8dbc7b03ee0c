import { useEvery } from '@congkhai/admin-parts/request-hooks';
import { useAudienceClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';

const REFRESH_MILLISECONDS = 60_000;

/** What the home page shows, loaded again every minute while it is on the screen. */
export function useHome() {
  const { readHome } = useAudienceClient();
  const { loaded, reload } = useLoaded(readHome);
  useEvery(REFRESH_MILLISECONDS, reload);
  return { loaded, reload };
}
