import * as contracts from '../contracts/read-api-search';
import { type Endpoint, json } from './endpoint';

/** Finding what is published by words. */
export const SEARCH_ENDPOINTS: readonly Endpoint[] = [
  {
    operationId: 'search',
    group: 'Search',
    method: 'get',
    path: '/v1/search',
    summary: 'Articles, units, cited documents and results of the index, by words',
    description:
      'With or without diacritics; what is spelled the same comes first, then titles before leads and these before bodies, then the latest. A misspelled word is guessed if nothing matches. A page may have fewer hits than `limit`: what was just withdrawn is left out.',
    parameters: contracts.SearchRequestSchema,
    answer: json(contracts.SearchResponseSchema),
    problems: [],
    examples: [
      '/v1/search?q=tien%20chau',
      '/v1/search?q=c%E1%BA%A3i%20c%C3%A1ch&type=article&category=cai-cach-hanh-chinh&limit=2',
    ],
  },
];
