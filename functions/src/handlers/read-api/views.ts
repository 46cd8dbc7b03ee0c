import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import type {
  CountViewsRequestSchema,
  CountViewsResponse,
  VisitsResponse,
} from '@congkhai/shared/contracts/read-api';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import type * as z from 'zod';
import type { PublishedDocuments } from '../../stores/published-documents';
import type { ViewCounts } from '../../stores/view-store';

/** `GET /v1/views`: counts of the articles that are published now in any locale; the other ids are named. */
export async function countViews(
  { ids }: z.infer<typeof CountViewsRequestSchema>,
  documents: PublishedDocuments,
  { views, now }: { views: ViewCounts; now: Date },
): Promise<CountViewsResponse> {
  const found = await Promise.all(ids.map((id) => isPublishedAnywhere(id, documents)));
  const publishedIds = ids.filter((_id, position) => found[position]);
  const counts = await views.countViews({ articleIds: publishedIds, windows: ['all'], now });
  return {
    data: counts.map(({ articleId, viewCount, readCount }) => ({
      articleId,
      viewCount,
      readCount,
    })),
    meta: {
      unknownIds: ids.filter((_id, position) => !found[position]),
      definition: VIEW_DEFINITION,
    },
  };
}

async function isPublishedAnywhere(
  articleId: string,
  documents: PublishedDocuments,
): Promise<boolean> {
  for (const locale of LOCALES) if (await documents.isPublished(articleId, locale)) return true;
  return false;
}

/** `GET /v1/visits` */
export async function countVisits(views: ViewCounts): Promise<VisitsResponse> {
  const { visitCount, viewCount } = await views.totals();
  return { data: { visitCount, viewCount }, meta: { definition: VIEW_DEFINITION } };
}
