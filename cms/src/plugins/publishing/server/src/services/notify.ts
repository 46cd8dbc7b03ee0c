import type { Core } from '@strapi/strapi';

const TIMEOUT_MILLISECONDS = 2_000;

/**
 * Tells the functions server which keys have changed, so that summaries follow within the second. Nothing depends on it: the
 * server compares on its own at start and every minute, so a server that is down is only worth a line in the log.
 */
export async function notifyChanged(
  { url, token }: { url: string; token: string },
  keys: readonly string[],
  log: Core.Strapi['log'],
): Promise<void> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ keys }),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (!response.ok) log.warn(`publishing: the functions server answered ${response.status}`);
  } catch (error) {
    log.warn(
      `publishing: the functions server was not told of ${keys.length} keys: ${String(error)}`,
    );
  }
}
