import { searchHitsOf } from '../parts/search-hits.mjs';
import { choicesOf } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';
import { ApiFailure } from '../server/read-api.mjs';

/** @import { SearchResponse, SearchType } from '@congkhai/shared/contracts/read-api-search' */
/** @import { Edition, TextKey } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */
/** @import { ReadApi } from '../server/read-api.mjs' */
/** @typedef {{ query: string, type: SearchType | null, cursor: string | null }} Search */

/** @type {Record<SearchType, TextKey>} */
const TYPES = {
  article: 'search.articles',
  unit: 'search.units',
  document: 'search.documents',
  result: 'search.results',
};
const SHOWN = 20;

/** `/tim-kiem?q=&loai=`: what is found for these words, with or without diacritics. @param {Visit} visit @returns {Promise<Page>} */
export async function showSearch({ edition, api, url }) {
  const { text, addresses } = edition;
  const parameter = (/** @type {string} */ name) => url.searchParams.get(name) || null;
  const query = (parameter('q') ?? '').trim().slice(0, 200);
  const search = { query, type: typeOf(parameter('loai')), cursor: parameter('sau') };
  const answer = query === '' ? null : await find(api, search);
  return {
    status: 200,
    title: query === '' ? text('section.search') : `${text('section.search')}: ${query}`,
    canonical: query === '' ? addresses.search() : null,
    isTranslated: query === '',
    isUnlisted: query !== '',
    section: 'search',
    content: html`<div class="list-column">
<h1>${text('section.search')}</h1>
<form class="search-form" role="search" action="${addresses.search()}">
<label for="query">${text('search.words')}</label>
<span><input type="search" id="query" name="q" value="${query}" maxlength="200" required autocomplete="off" aria-describedby="query-hint"> <button>${text('section.search')}</button></span>
<span class="note" id="query-hint">${text('search.hint')}</span>
</form>
${query !== '' && (answer ? foundOf(answer, search, edition) : html`<p class="nothing" role="status">${text('search.noWords')}</p>`)}
</div>`,
  };
}

/** @param {string | null} type @returns {SearchType | null} */
function typeOf(type) {
  const known = /** @type {SearchType[]} */ (Object.keys(TYPES));
  return known.find((each) => each === type) ?? null;
}

/** Null for words in which there is nothing to look for. @param {ReadApi} api @param {Search} search */
async function find(api, { query, type, cursor }) {
  try {
    return await api.search({ q: query, type, cursor, limit: SHOWN });
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 400) return null;
    throw error;
  }
}

/** @param {SearchResponse} answer @param {Search} search @param {Edition} edition */
function foundOf({ data, meta }, { query, type, cursor }, edition) {
  const { text, addresses, formatCount } = edition;
  const { hitCount, corrections, facets, nextCursor } = meta;
  const all = {
    address: addresses.search({ query }),
    name: text('areas.all'),
    isCurrent: type === null,
  };
  const types = facets.types.map((facet) => ({
    address: addresses.search({ query, type: facet.type }),
    name: `${text(TYPES[facet.type])} (${formatCount(facet.count)})`,
    isCurrent: facet.type === type,
  }));
  const next = nextCursor && addresses.search({ query, type, cursor: nextCursor });
  return html`<p class="note" role="status">${text('search.found', { count: formatCount(hitCount), query })}${
    corrections.length > 0 && ` ${text('search.corrected', { words: corrections.join(', ') })}`
  }</p>
${choicesOf(text('search.type'), [all, ...types])}
${data.length > 0 && searchHitsOf(data, edition)}
${
  (next || cursor) &&
  html`<nav class="paging" aria-label="${text('latest.paging')}">
${cursor && html`<a href="${addresses.search({ query, type })}">${text('search.first')}</a>`}
${next && html`<a href="${next}" rel="next">${text('search.more')}</a>`}
</nav>`
}`;
}
