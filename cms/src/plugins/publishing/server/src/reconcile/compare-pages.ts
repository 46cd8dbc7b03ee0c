import { sha256Of } from '@congkhai/published-store';
import type { PagesReport } from './report';

const TIMEOUT_MILLISECONDS = 5_000;
const READER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
// As Google documents it: https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers
const CRAWLER = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

/**
 * Fetches pages as a reader, as a crawler and as a reader again. Hacked sites show gambling to crawlers only. A page that differs between two
 * readers says nothing, so it is only counted.
 */
export async function comparePages(urls: readonly string[]): Promise<PagesReport> {
  const report: PagesReport = { comparedCount: 0, different: [], notComparable: [] };
  for (const url of urls) {
    const before = await fetchPage(url, READER);
    const crawled = await fetchPage(url, CRAWLER);
    const after = await fetchPage(url, READER);
    if (before === null || crawled === null || before !== after) report.notComparable.push(url);
    else report.comparedCount += 1;
    if (before !== null && before === after && crawled !== null && crawled !== before)
      report.different.push(url);
  }
  return report;
}

/** The status and the hash of what was answered; null if nothing was. */
async function fetchPage(url: string, userAgent: string): Promise<string | null> {
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': userAgent, 'cache-control': 'no-cache' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const body = Buffer.from(await response.arrayBuffer());
    return `${response.status} ${response.headers.get('location') ?? ''} ${sha256Of(body)}`;
  } catch {
    return null;
  }
}
