import { ARTICLE_AND_UNIT_ENDPOINTS } from './articles-and-units';
import { CHART_ENDPOINTS } from './charts';
import type { Endpoint } from './endpoint';
import { INDEX_ENDPOINTS } from './index-of-a-year';
import { SEARCH_ENDPOINTS } from './search';
import { SITE_ENDPOINTS } from './site';
import { VIEW_ENDPOINTS } from './views';

/** Every address of the public API. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...ARTICLE_AND_UNIT_ENDPOINTS,
  ...SEARCH_ENDPOINTS,
  ...SITE_ENDPOINTS,
  ...VIEW_ENDPOINTS,
  ...INDEX_ENDPOINTS,
  ...CHART_ENDPOINTS,
];
