import { html } from '../server/html.mjs';
import { articleAddressOf } from './headlines.mjs';
import { barOf, demonstrationBadge, timeOf } from './shared.mjs';

/** @import { SearchHitAnswer } from '@congkhai/shared/contracts/read-api-search' */
/** @import { Edition } from '../server/edition.mjs' */
/** @typedef {SearchHitAnswer['highlights']} Highlights */

/** A text with what was found in it marked. @param {string} words @param {string} field @param {Highlights} highlights */
export function markedOf(words, field, highlights) {
  const ranges = highlights.find((each) => each.field === field)?.ranges ?? [];
  const pieces = ranges.map(({ start, end }, place) => {
    const before = words.slice(place === 0 ? 0 : ranges[place - 1]?.end, start);
    return html`${before}<mark>${words.slice(start, end)}</mark>`;
  });
  return html`${pieces}${words.slice(ranges.at(-1)?.end ?? 0)}`;
}

/** What was found. @param {readonly SearchHitAnswer[]} hits @param {Edition} edition */
export function searchHitsOf(hits, edition) {
  return html`<ol class="headlines hits">${hits.map((hit) => html`<li data-hit="${hit.type}">${hitOf(hit, edition)}</li>`)}</ol>`;
}

/** @param {SearchHitAnswer} hit @param {Edition} edition */
function hitOf(hit, edition) {
  switch (hit.type) {
    case 'article':
      return articleHitOf(hit, edition);
    case 'unit':
      return unitHitOf(hit, edition);
    case 'document':
      return documentHitOf(hit, edition);
    case 'result':
      return resultHitOf(hit, edition);
  }
}

/** @param {Extract<SearchHitAnswer, { type: 'article' }>} hit @param {Edition} edition */
function articleHitOf({ article, excerpt, highlights }, edition) {
  const { title, lead, locale, publishedAt, isDemonstration } = article;
  return html`<a href="${articleAddressOf(article, edition)}" lang="${locale}">${markedOf(title, 'article.title', highlights)}</a>
${
  excerpt
    ? html`<p class="headline-lead" lang="${locale}">${markedOf(excerpt, 'excerpt', highlights)}</p>`
    : lead &&
      html`<p class="headline-lead" lang="${locale}">${markedOf(lead, 'article.lead', highlights)}</p>`
}
<p class="note">${edition.text('search.article')} ${timeOf(publishedAt, edition.formatDayOfInstant(publishedAt))}${isDemonstration && demonstrationBadge(edition)}</p>`;
}

/** @param {Extract<SearchHitAnswer, { type: 'unit' }>} hit @param {Edition} edition */
function unitHitOf({ unit, highlights }, { addresses, text }) {
  return html`<a href="${addresses.unit(unit.unitId)}" lang="vi">${markedOf(unit.fullName, 'unit.fullName', highlights)}</a>
<p class="note">${text('search.unit')}</p>`;
}

/** @param {Extract<SearchHitAnswer, { type: 'document' }>} hit @param {Edition} edition */
function documentHitOf({ document, citedBy, highlights }, edition) {
  const { number, title, issuer, issuedOn } = document;
  const articles = citedBy.map(
    (article) =>
      html`<li><a href="${articleAddressOf(article, edition)}" lang="${article.locale}">${article.title}</a></li>`,
  );
  return html`<strong lang="vi">${markedOf(number, 'document.number', highlights)}${title && html` ${markedOf(title, 'document.title', highlights)}`}</strong>
<p class="note">${edition.text('search.document')} ${timeOf(issuedOn, edition.formatDay(issuedOn))} <span lang="vi">${issuer}</span></p>
${articles.length > 0 && html`<p class="note">${edition.text('search.citedBy')}</p><ul class="files">${articles}</ul>`}`;
}

/** @param {Extract<SearchHitAnswer, { type: 'result' }>} hit @param {Edition} edition */
function resultHitOf({ unit, period, result, highlights }, edition) {
  const { addresses, text, formatBound } = edition;
  const shown = result && {
    points: formatBound(result.points),
    maximum: formatBound(result.applicableMaximum),
    rank: result.rank,
  };
  return html`<a href="${addresses.unit(unit.unitId, period.periodId)}" lang="vi">${markedOf(unit.name, 'unit.name', highlights)}: ${markedOf(period.name, 'period.name', highlights)}</a>
<p class="note">${shown ? text('search.result', shown) : text('ranking.notRanked')}${result?.isDemonstration && demonstrationBadge(edition)}</p>
${result && barOf(result.percent / 100)}`;
}
