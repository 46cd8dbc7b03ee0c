import type { PublishedStore } from '@congkhai/published-store';
import * as contracts from '@congkhai/shared/contracts/read-api-views';
import * as z from 'zod';
import type { ArticleDocuments } from '../../stores/article-documents';
import { createArticlePlaces } from '../../stores/article-places';
import type { SealedDays } from '../../stores/sealed-days';
import { getAudience, getAudienceNow } from './audience';
import { addViewRoute, type ViewRouteDependencies } from './view-route';

const NoParametersSchema = z.strictObject({});

export interface AudienceApiDependencies extends ViewRouteDependencies<ArticleDocuments> {
  published: PublishedStore;
  sealedDays: SealedDays;
}

/** What was read on which days, and what is read now. */
export function addAudienceApi({ published, sealedDays, ...parts }: AudienceApiDependencies): void {
  const places = createArticlePlaces(published);
  addViewRoute(parts, '/v1/audience', contracts.AudienceRequestSchema, (request, sources) =>
    getAudience(request, { ...sources, sealedDays, places }),
  );
  addViewRoute(parts, '/v1/audience/now', NoParametersSchema, (_request, sources) =>
    getAudienceNow(sources),
  );
}
