import type { FrontRequestSchema, FrontResponse } from '@congkhai/shared/contracts/read-api-views';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import type { ListDocuments } from '../../stores/list-documents';
import type { ViewCounts } from '../../stores/view-store';
import { listArticles } from './articles';
import { listMostRead } from './most-read';
import { getTotal } from './views';

/** `GET /v1/front`: what `/v1/articles`, `/v1/most-read` and `/v1/total` answer, in one. */
export async function getFront(
  request: z.infer<typeof FrontRequestSchema>,
  sources: { documents: ListDocuments; views: ViewCounts; now: Date },
): Promise<FrontResponse> {
  const { locale, limit, window } = request;
  const latest = await listArticles({ locale, limit }, sources.documents);
  const mostRead = await listMostRead(request, sources);
  const total = await getTotal(sources);
  return {
    data: { latest: latest.data, mostRead: mostRead.data, total: total.data },
    meta: { window, computedAt: mostRead.meta.computedAt, definition: VIEW_DEFINITION },
  };
}
