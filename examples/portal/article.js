import {
  ApiFailure,
  countViews,
  getArticle,
  getPreview,
  listArticles,
  previewMediaRoot,
} from './api.js';
import { createBody } from './article-body.js';
import { createDemonstrationBadge, createElement, createFacts, createTime } from './elements.js';
import { formatCount, formatDay, formatInstant, formatLegalDocument } from './format.js';
import { createHeadline } from './headlines.js';
import { loadSection } from './load-section.js';
import { createFigure, createFileLink } from './media.js';
import { createPreviewNotice } from './preview-notice.js';
import { addressOf } from './route.js';
import { text } from './texts.js';

/** @import { ArticleHeadline, GoneArticle } from '@congkhai/shared/contracts/published-article' */
/** @import { PreviewResponse } from '@congkhai/shared/contracts/preview' */
/** @import { GetArticleResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { CountViewsResponse } from '@congkhai/shared/contracts/read-api-views' */
/** Where its files are is said of a draft only. @typedef {GetArticleResponse['data'] & GetArticleResponse['meta'] & { mediaRoot?: string }} Article */
/** @typedef {{ kind: 'article', article: Article } | { kind: 'draft', article: Article, meta: PreviewResponse['meta'] } | { kind: 'closed', isExpired: boolean } | { kind: 'missing' } | { kind: 'gone', gone: GoneArticle } | { kind: 'none' }} ArticleOutcome */

const COVER_SIZES = '(min-width: 48rem) 46rem, 100vw';
const GALLERY_SIZES = '(min-width: 48rem) 15rem, 100vw';

/** An article of which the API says that it is not there, or that there cannot be one at this address. */
const MISSING_STATUSES = [400, 404, 410];
/** A link to a draft that leads nowhere: nobody gave it out, it has expired, or the draft is gone. */
const CLOSED_STATUSES = [403, 404, 410];

/**
 * Loads and shows an article, or the latest one when no slug is given.
 * @param {string | null} slug
 * @returns {Promise<Article | null>} null when there is none to show
 */
export async function showArticle(slug) {
  const outcome = await loadSection(
    'article',
    (signal) => findArticle(slug, signal),
    renderOutcome,
  );
  if (!outcome) return null;
  const article = outcome.kind === 'article' ? outcome.article : null;
  // The API led from an address that the article had before to the present one.
  if (article && slug !== null && article.slug !== slug)
    history.replaceState(null, '', addressOf({ slug: article.slug }));
  const title = titleOf(outcome);
  document.title = title ? `${title} | ${text('page.name')}` : text('page.name');
  if (article) void showViewCount(article.articleId);
  return article;
}

/** @param {ArticleOutcome} outcome */
function titleOf(outcome) {
  switch (outcome.kind) {
    case 'article':
    case 'draft':
      return outcome.article.title;
    case 'gone':
      return outcome.gone.title ?? text('article.gone');
    case 'closed':
      return text('preview.closed');
    case 'missing':
      return text('article.missing');
    case 'none':
      return null;
  }
}

/**
 * Loads and shows a draft that somebody has a link to. It is no article yet: its views are not counted.
 * @param {string} token
 * @returns {Promise<null>}
 */
export async function showPreview(token) {
  document.head.append(createElement('meta', { name: 'robots', content: 'noindex, nofollow' }));
  await loadSection('article', (signal) => findDraft(token, signal), renderOutcome);
  document.title = `${text('preview.title')} | ${text('page.name')}`;
  return null;
}

/** @param {string} token @param {AbortSignal} signal @returns {Promise<ArticleOutcome>} */
async function findDraft(token, signal) {
  try {
    const { data, meta } = await getPreview(token, signal);
    const neighbours = { newer: [], older: [], related: [], viewToken: null };
    return {
      kind: 'draft',
      article: { ...data, ...neighbours, mediaRoot: previewMediaRoot(token) },
      meta,
    };
  } catch (error) {
    const isClosed = error instanceof ApiFailure && CLOSED_STATUSES.includes(error.status ?? 0);
    if (isClosed) return { kind: 'closed', isExpired: error.status === 410 };
    throw error;
  }
}

/** Asks for the article's view count and shows it, if that article is still on the page. @param {string} articleId */
export async function showViewCount(articleId) {
  // Without an answer the count on the page stays as it is: it is not worth an error message.
  const response = await countViews(articleId).catch(() => null);
  const counts = response?.data[0];
  const place = document.querySelector(`[data-view-count="${articleId}"]`);
  if (place && counts) place.replaceChildren(...describeViews(counts));
}

/** The views of an article with those that a previous system counted, and how many these are. @param {CountViewsResponse['data'][number]} counts */
function describeViews({ viewCount, openingViewCount }) {
  const total = formatCount(viewCount + openingViewCount);
  if (openingViewCount === 0) return [total];
  const part = text('counts.opening', { count: formatCount(openingViewCount) });
  return [total, createElement('span', { class: 'note views-before' }, part)];
}

/** @param {string | null} slug @param {AbortSignal} signal @returns {Promise<ArticleOutcome>} */
async function findArticle(slug, signal) {
  const wanted = slug ?? (await listArticles({ limit: 1 }, signal)).data[0]?.slug;
  if (wanted === undefined) return { kind: 'none' };
  try {
    const { data, meta } = await getArticle(wanted, signal);
    return { kind: 'article', article: { ...data, ...meta } };
  } catch (error) {
    const isMissing = error instanceof ApiFailure && MISSING_STATUSES.includes(error.status ?? 0);
    const gone = error instanceof ApiFailure && error.status === 410 && error.problem?.gone;
    if (gone) return { kind: 'gone', gone };
    if (isMissing) return { kind: 'missing' };
    throw error;
  }
}

/** @param {ArticleOutcome} outcome */
function renderOutcome(outcome) {
  switch (outcome.kind) {
    case 'article':
      return renderArticle(outcome.article);
    case 'gone':
      return renderGone(outcome.gone);
    case 'draft':
      return [createPreviewNotice(outcome.meta), ...renderArticle(outcome.article)];
    case 'closed':
      return [
        createHeading(text('preview.closed')),
        createElement('p', {}, text(outcome.isExpired ? 'preview.expired' : 'preview.unknown')),
      ];
    case 'missing':
      return [
        createHeading(text('article.missing')),
        createElement('p', {}, text('article.missingDetail')),
        createLatestLink(),
      ];
    case 'none':
      return [
        createHeading(text('article.none')),
        createElement('p', {}, text('article.noneDetail')),
      ];
  }
}

/** What the office tells of an article that it took back. @param {GoneArticle} gone */
function renderGone({ reason, title, notice, goneAt }) {
  return [
    createHeading(title ?? text('article.gone')),
    createElement(
      'p',
      {},
      text(`article.gone.${reason ?? 'removed'}`),
      ' ',
      createTime(goneAt, formatInstant(goneAt)),
    ),
    ...(notice ? [createElement('p', { class: 'lead' }, notice)] : []),
    createLatestLink(),
  ];
}

function createLatestLink() {
  return createElement(
    'p',
    {},
    createElement('a', { href: addressOf({}) }, text('article.toLatest')),
  );
}

/** What readers are told has changed. @param {Article} article */
function createChangeNotes({ changeNotes, locale }) {
  if (changeNotes.length === 0) return null;
  const items = changeNotes.map(({ at, note }) =>
    createElement(
      'li',
      {},
      createTime(at, formatInstant(at)),
      ': ',
      createElement('span', { lang: locale }, note),
    ),
  );
  return createPart('change-notes', text('article.changes'), [createElement('ul', {}, ...items)]);
}

/** @param {Article} article */
function renderArticle(article) {
  const { locale, category, lead, mediaRoot: root } = article;
  const header = createElement(
    'header',
    {},
    createElement(
      'p',
      { class: 'kicker' },
      category && createElement('span', { lang: locale }, category.name),
      article.isDemonstration ? createDemonstrationBadge() : null,
    ),
    createHeading(article.title, locale),
    createArticleFacts(article),
    lead && createElement('p', { class: 'lead', lang: locale }, lead),
  );
  const cover = article.cover && createFigure(article.cover, { sizes: COVER_SIZES, root }, locale);
  cover?.classList.add('cover');
  const body = createElement(
    'div',
    { class: 'article-body', lang: locale },
    createBody(article.bodyHtml, root),
  );
  const neighbours = createElement(
    'div',
    { class: 'neighbours' },
    createHeadlines(text('article.related'), article.related),
    createHeadlines(text('article.newer'), article.newer),
    createHeadlines(text('article.older'), article.older),
  );
  const whole = createElement(
    'article',
    {},
    header,
    cover,
    body,
    createChangeNotes(article),
    ...createSources(article),
    createGallery(article),
    createAttachments(article),
    createTags(article),
    createIndexLink(article),
  );
  return [whole, neighbours];
}

/** @param {Article} article */
function createGallery({ gallery, locale, mediaRoot: root }) {
  if (gallery.length === 0) return null;
  const images = gallery.map((image) =>
    createFigure(image, { sizes: GALLERY_SIZES, root }, locale),
  );
  return createPart('gallery-part', text('article.gallery'), [
    createElement('div', { class: 'gallery' }, ...images),
  ]);
}

/** @param {Article} article */
function createAttachments({ attachments, locale, mediaRoot: root }) {
  if (attachments.length === 0) return null;
  const files = attachments.map((file) => createFileLink(file, locale, root));
  return createPart('attachments', text('article.attachments'), [
    createElement('ul', {}, ...files),
  ]);
}

/** @param {Article} article */
function createTags({ tags, locale }) {
  if (tags.length === 0) return null;
  const items = tags.map(({ name }) => createElement('li', { lang: locale }, name));
  return createPart('tags', text('article.tags'), [createElement('ul', {}, ...items)]);
}

/** To the index of the year that the article reports. @param {Article} article */
function createIndexLink({ indexResult }) {
  if (!indexResult) return null;
  const address = addressOf({ unitId: indexResult.unitId });
  return createElement('p', {}, createElement('a', { href: address }, text('article.indexResult')));
}

/** @param {string} name @param {string} heading @param {Node[]} content */
function createPart(name, heading, content) {
  return createElement(
    'section',
    { class: name, 'aria-labelledby': `${name}-heading` },
    createElement('h2', { id: `${name}-heading` }, heading),
    ...content,
  );
}

/** @param {Article} article */
function createArticleFacts({ articleId, publishedAt, eventDate, unit, locale }) {
  const published = createTime(publishedAt, formatInstant(publishedAt));
  const viewCount = createElement('span', { 'data-view-count': articleId }, '…');
  return createFacts([
    { term: text('article.publishedAt'), value: published },
    ...(eventDate
      ? [{ term: text('article.eventDate'), value: createTime(eventDate, formatDay(eventDate)) }]
      : []),
    ...(unit
      ? [{ term: text('article.unit'), value: createElement('span', { lang: locale }, unit.name) }]
      : []),
    { term: text('article.viewCount'), value: viewCount },
  ]);
}

/** Who wrote it, where it comes from, and the documents it cites. @param {Article} article */
function createSources({ byline, source, legalDocuments, locale }) {
  const documents = legalDocuments.map((document) =>
    createElement(
      'li',
      {},
      createElement('span', { lang: locale }, document.title ?? ''),
      createElement('span', { class: 'note' }, formatLegalDocument(document)),
    ),
  );
  const writers = createElement(
    'p',
    { class: 'byline', lang: locale },
    byline && createElement('strong', {}, byline),
    source && createElement('span', {}, `${text('article.source')}: ${source}`),
  );
  const cited = createElement(
    'section',
    { class: 'legal-documents', 'aria-labelledby': 'legal-documents-heading' },
    createElement('h2', { id: 'legal-documents-heading' }, text('article.legalDocuments')),
    createElement('ul', {}, ...documents),
  );
  return [...(byline || source ? [writers] : []), ...(documents.length > 0 ? [cited] : [])];
}

/** @param {string} heading @param {ArticleHeadline[]} headlines */
function createHeadlines(heading, headlines) {
  if (headlines.length === 0) return null;
  const items = headlines.map((headline) => createHeadline(headline));
  return createElement(
    'section',
    {},
    createElement('h2', {}, heading),
    createElement('ul', { class: 'headlines' }, ...items),
  );
}

/** @param {string} title @param {string} [locale] */
function createHeading(title, locale) {
  return createElement('h1', { tabindex: '-1', ...(locale && { lang: locale }) }, title);
}
