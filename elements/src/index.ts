export { LatestElement } from './ck-latest.js';
export { MostReadElement } from './ck-most-read.js';
export { RankingElement } from './ck-ranking.js';
export { ScoreCardElement } from './ck-score-card.js';
export { ViewsElement } from './ck-views.js';
export { setDefaultApi } from './default-api.js';
export type { DataElement } from './define-element.js';
