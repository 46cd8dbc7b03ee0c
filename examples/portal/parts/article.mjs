import { attribute, html } from '../server/html.mjs';
import { bodyOf } from './article-body.mjs';
import { headlinesOf } from './headlines.mjs';
import { figureOf, fileLinkOf } from './media.mjs';
import { demonstrationBadge, factsOf, sectionOf, timeOf } from './shared.mjs';

/** @import { GetArticleResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { CountViewsResponse } from '@congkhai/shared/contracts/read-api-views' */
/** @import { Edition } from '../server/edition.mjs' */
/** Where its files are is said of a draft only, which has no views to count. @typedef {GetArticleResponse['data'] & { mediaRoot?: string, viewToken: string | null }} Article */
/** @typedef {CountViewsResponse['data'][number] | null} Counts */

const COVER_SIZES = '(min-width: 48rem) 46rem, 100vw';
const GALLERY_SIZES = '(min-width: 48rem) 15rem, 100vw';

/** An article with all that belongs to it. @param {Article} article @param {Counts} counts null for a draft @param {Edition} edition */
export function articleOf(article, counts, edition) {
  const { locale, category, lead, cover, mediaRoot: root, indexResult } = article;
  const { text, addresses } = edition;
  const address = indexResult && indexAddressOf(indexResult, edition);
  return html`<article data-article-id="${article.articleId}">
<header>
<p class="kicker">${category && html`<a href="${addresses.category(category.categoryId)}" lang="${locale}">${category.name}</a>`}${article.isDemonstration && demonstrationBadge(edition)}</p>
<h1 lang="${locale}">${article.title}</h1>
${articleFactsOf(article, counts, edition)}
${lead && html`<p class="lead" lang="${locale}">${lead}</p>`}
</header>
${cover && figureOf(cover, { sizes: COVER_SIZES, root, className: 'cover' }, locale)}
<div class="article-body" lang="${locale}">
${bodyOf(article.bodyHtml, root)}
</div>
${bylineOf(article, edition)}
${changeNotesOf(article, edition)}
${legalDocumentsOf(article, edition)}
${galleryOf(article, edition)}
${attachmentsOf(article, edition)}
${tagsOf(article, edition)}
${address && html`<p class="index-link"><a href="${address}">${text('article.indexResult')}</a></p>`}
<p class="print-tool"><button type="button" data-print hidden>${text('article.print')}</button></p>
</article>`;
}

/** Other articles: of the same matter, and published before and after. @param {Article} article @param {Edition} edition */
export function neighboursOf({ related, newer, older }, edition) {
  const { text } = edition;
  const lists = [
    { id: 'related', heading: text('article.related'), headlines: related },
    { id: 'newer', heading: text('article.newer'), headlines: newer },
    { id: 'older', heading: text('article.older'), headlines: older },
  ].filter(({ headlines }) => headlines.length > 0);
  return (
    lists.length > 0 &&
    html`<div class="neighbours">${lists.map(({ headlines, ...part }) =>
      sectionOf(part, headlinesOf(headlines, edition)),
    )}</div>`
  );
}

/** To the index of the year that the article reports. @param {NonNullable<Article['indexResult']>} indexResult @param {Edition} edition */
function indexAddressOf({ periodId, unitId }, { addresses }) {
  return unitId ? addresses.unit(unitId, periodId) : addresses.ranking(periodId);
}

/** @param {Article} article @param {Counts} counts @param {Edition} edition */
function articleFactsOf(article, counts, edition) {
  const { publishedAt, eventDate, unit, locale } = article;
  const { text, formatInstant, formatDay, addresses } = edition;
  return factsOf([
    { term: text('article.publishedAt'), value: timeOf(publishedAt, formatInstant(publishedAt)) },
    eventDate !== null && {
      term: text('article.eventDate'),
      value: timeOf(eventDate, formatDay(eventDate)),
    },
    unit && {
      term: text('article.unit'),
      value: html`<a href="${addresses.unit(unit.unitId)}" lang="${locale}">${unit.name}</a>`,
    },
    counts && { term: text('article.viewCount'), value: viewsOf(article, counts, edition) },
  ]);
}

/**
 * The views of an article with those that a previous system counted, and how many these are. The element counts the view of whoever looks at the
 * page, and then shows the new count (docs/beacon.md, docs/elements.md).
 * @param {Article} article @param {NonNullable<Counts>} counts @param {Edition} edition
 */
function viewsOf({ articleId, locale, viewToken }, { viewCount, openingViewCount }, edition) {
  const { text, formatCount } = edition;
  const opening = text('counts.opening', { count: formatCount(openingViewCount) });
  return html`<ck-views article="${articleId}" locale="${locale}"${attribute('token', viewToken)} record>${text('article.views', { count: formatCount(viewCount + openingViewCount) })}${
    openingViewCount > 0 && html` <span class="note">(${opening})</span>`
  }</ck-views>`;
}

/** What readers are told has changed. @param {Article} article @param {Edition} edition */
function changeNotesOf({ changeNotes, locale }, { text, formatInstant }) {
  if (changeNotes.length === 0) return null;
  const items = changeNotes.map(
    ({ at, note }) =>
      html`<li>${timeOf(at, formatInstant(at))}: <span lang="${locale}">${note}</span></li>`,
  );
  const part = { id: 'change-notes', heading: text('article.changes') };
  return sectionOf(part, html`<ul>${items}</ul>`);
}

/** Who wrote it and where it comes from. @param {Article} article @param {Edition} edition */
function bylineOf({ byline, source, locale }, { text }) {
  return (
    (byline || source) &&
    html`<p class="byline" lang="${locale}">${byline && html`<strong>${byline}</strong>`}${
      source && html`<span>${text('article.source')}: ${source}</span>`
    }</p>`
  );
}

/** @param {Article} article @param {Edition} edition */
function legalDocumentsOf({ legalDocuments, locale }, { text, formatLegalDocument }) {
  if (legalDocuments.length === 0) return null;
  const items = legalDocuments.map(
    (document) =>
      html`<li><span lang="${locale}">${document.title}</span><span class="note">${formatLegalDocument(document)}</span></li>`,
  );
  const part = { id: 'legal-documents', heading: text('article.legalDocuments') };
  return sectionOf(part, html`<ul>${items}</ul>`);
}

/** @param {Article} article @param {Edition} edition */
function galleryOf({ gallery, locale, mediaRoot: root }, { text }) {
  if (gallery.length === 0) return null;
  const images = gallery.map((image) => figureOf(image, { sizes: GALLERY_SIZES, root }, locale));
  const part = { id: 'gallery-part', heading: text('article.gallery') };
  return sectionOf(part, html`<div class="gallery">${images}</div>`);
}

/** @param {Article} article @param {Edition} edition */
function attachmentsOf({ attachments, locale, mediaRoot: root }, edition) {
  if (attachments.length === 0) return null;
  const files = attachments.map((file) => fileLinkOf(file, locale, edition, root));
  const part = { id: 'attachments', heading: edition.text('article.attachments') };
  return sectionOf(part, html`<ul>${files}</ul>`);
}

/** @param {Article} article @param {Edition} edition */
function tagsOf({ tags, locale }, { text }) {
  if (tags.length === 0) return null;
  const items = tags.map(({ name }) => html`<li${attribute('lang', locale)}>${name}</li>`);
  return sectionOf({ id: 'tags', heading: text('article.tags') }, html`<ul>${items}</ul>`);
}
