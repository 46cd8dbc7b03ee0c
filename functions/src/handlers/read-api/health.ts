import type { HealthResponse } from '@congkhai/shared/contracts/read-api';
import type { DocumentCache } from '../../stores/document-cache';
import type { SealCheck } from '../../stores/opened-seals';
import { StoreUnavailable } from '../../stores/store-unavailable';
import type { ViewCounts } from '../../stores/view-store';

/** `GET /v1/health` */
export async function checkHealth(
  { documents, sealCheck }: { documents: DocumentCache<unknown>; sealCheck: SealCheck },
  views: ViewCounts,
): Promise<HealthResponse> {
  const publishedStore = await stateOf(documents.checkStore());
  const viewStore = await stateOf(views.checkHealth());
  const invalidDocumentCount = documents.invalidDocumentCount();
  const isOk = publishedStore === 'ok' && viewStore === 'ok' && invalidDocumentCount === 0;
  return {
    data: {
      status: isOk ? 'ok' : 'degraded',
      publishedStore,
      viewStore,
      invalidDocumentCount,
      sealCheck,
    },
    meta: {},
  };
}

/**
 * 503 only when nothing can be read. A full disk or one broken document degrades us, but load balancers act on the status code,
 * and taking the site away because views cannot be counted would make it worse.
 */
export function healthStatusOf({ data }: HealthResponse): 200 | 503 {
  return data.publishedStore === 'ok' ? 200 : 503;
}

async function stateOf(check: Promise<void>): Promise<'ok' | 'unreachable'> {
  try {
    await check;
    return 'ok';
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'unreachable';
    throw error;
  }
}
