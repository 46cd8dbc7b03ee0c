import { openEdition } from './edition.mjs';
import { attribute, html, jsonLdOf } from './html.mjs';

/** @import { Edition, TextKey } from './edition.mjs' */
/** @import { Page } from './page.mjs' */
/** @import { Language } from './read-api.mjs' */
/** @typedef {{ edition: Edition, siteUrl: string, url: URL, now: Date }} Frame */

/** @type {Record<Language, Language>} */
const OTHER = { vi: 'en', en: 'vi' };
const STYLES = ['base', 'portal', 'article', 'ranking', 'reading', 'print'];

/** @type {{ type: string, file: string }[]} */
const FEEDS = [
  { type: 'application/rss+xml', file: 'rss.xml' },
  { type: 'application/atom+xml', file: 'atom.xml' },
  { type: 'application/feed+json', file: 'feed.json' },
];
/** @type {{ section: NonNullable<Page['section']>, text: TextKey, addressOf: (edition: Edition) => string }[]} */
const SECTIONS = [
  { section: 'home', text: 'section.home', addressOf: ({ addresses }) => addresses.home() },
  { section: 'latest', text: 'section.latest', addressOf: ({ addresses }) => addresses.latest() },
  {
    section: 'mostRead',
    text: 'section.mostRead',
    addressOf: ({ addresses }) => addresses.mostRead(),
  },
  {
    section: 'ranking',
    text: 'section.rankingShort',
    addressOf: ({ addresses }) => addresses.rankings(),
  },
  {
    section: 'openData',
    text: 'section.openData',
    addressOf: ({ addresses }) => addresses.openData(),
  },
  {
    section: 'howWeCount',
    text: 'section.howWeCount',
    addressOf: ({ addresses }) => addresses.howWeCount(),
  },
  { section: 'search', text: 'section.search', addressOf: ({ addresses }) => addresses.search() },
];

/** A whole page: its content with what stands around it everywhere. @param {Page} page @param {Frame} frame */
export function frameOf(page, frame) {
  const { edition } = frame;
  return html`<!doctype html>
<html lang="${edition.language}">
${headOf(page, frame)}
<body>
<a class="skip-link" href="#content">${edition.text('page.skipToContent')}</a>
${headerOf(page, frame)}
<main class="page-width" id="content" tabindex="-1">
${page.content}
</main>
${footerOf(edition)}
</body>
</html>
`;
}

/** @param {Page} page @param {Frame} frame */
function headOf(page, frame) {
  const { title, head, canonical, isTranslated } = page;
  const { edition, siteUrl } = frame;
  const { language, text } = edition;
  const pageName = text('page.name');
  const description = page.description ?? text('page.description');
  const alternates = /** @type {Language[]} */ (['vi', 'en']).map(
    (each) =>
      html`<link rel="alternate" hreflang="${each}" href="${siteUrl}${addressIn(each, page, frame)}">`,
  );
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title.includes(pageName) ? title : `${title} | ${pageName}`}</title>
<meta name="description" content="${description}">
${robotsOf(page)}
${canonical ? html`<link rel="canonical" href="${new URL(canonical, siteUrl).href}">` : ''}
${isTranslated ? alternates : ''}
${canonical && !page.isShared ? sharingOf(page, { description, canonical, pageName, siteUrl }) : ''}
${page.isEmbeddable && canonical ? embeddingOf(new URL(canonical, siteUrl).href, title) : ''}
${head}
${(page.structuredData ?? []).map((each) => jsonLdOf(JSON.stringify(each)))}
${FEEDS.map(
  ({ type, file }) =>
    html`<link rel="alternate" type="${type}" title="${text('section.latest')}" href="/v1/feeds/${file}?locale=${language}">`,
)}
<link rel="sitemap" type="application/xml" href="/v1/sitemap.xml">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}.css">`)}
<script src="/preferences.js"></script>
<script type="module" src="/reading.js"></script>
<script type="module" src="/v1/elements.js"></script>
</head>`;
}

/** What search engines may do with a page; nothing is said where they may do everything. @param {Page} page */
function robotsOf({ isPrivate, isUnlisted, status }) {
  if (isPrivate || status !== 200) return html`<meta name="robots" content="noindex, nofollow">`;
  return isUnlisted ? html`<meta name="robots" content="noindex, follow">` : '';
}

/** What is shown of a page where it is shared (https://ogp.me). @param {Page} page @param {{ description: string, canonical: string, pageName: string, siteUrl: string }} around */
function sharingOf({ title, picture }, { description, canonical, pageName, siteUrl }) {
  return html`<meta property="og:type" content="website">
<meta property="og:site_name" content="${pageName}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${new URL(canonical, siteUrl).href}">
${
  picture &&
  html`<meta property="og:image" content="${new URL(picture, siteUrl).href}">
<meta property="og:image:alt" content="${title}">`
}`;
}

/** How others find the chart of a page: https://oembed.com, 4. @param {string} url @param {string} title */
function embeddingOf(url, title) {
  const address = `/v1/oembed?url=${encodeURIComponent(url)}&format=json`;
  return html`<link rel="alternate" type="application/json+oembed" title="${title}" href="${address}">`;
}

/** @param {Page} page @param {Frame} frame */
function headerOf(page, frame) {
  const { section } = page;
  const { edition, now } = frame;
  const { language, text, addresses } = edition;
  const other = openEdition(OTHER[language]);
  return html`<header>
<div class="example-strip">
<div class="page-width">
<p>${text('page.isExample')}</p>
<div class="strip-tools">
${preferencesOf(edition)}
<a href="${addressIn(other.language, page, frame)}" lang="${other.language}" hreflang="${other.language}">${other.text('page.thisLanguage')}</a>
</div>
</div>
</div>
<div class="masthead page-width">
<a class="portal-name" href="${addresses.home()}">
<img src="/icon.svg" alt="" width="56" height="56">
<span><span>${text('page.nameKind')} </span><strong>${text('page.nameProper')}</strong></span>
</a>
<p class="today">${edition.formatToday(now)}</p>
</div>
<nav class="sections" aria-label="${text('page.sections')}">
<div class="page-width">
${SECTIONS.map(
  (each) =>
    html`<a href="${each.addressOf(edition)}"${attribute('aria-current', each.section === section ? 'page' : null)}>${text(each.text)}</a>`,
)}
</div>
</nav>
</header>`;
}

/** How the page looks. It takes a script to keep the choice, so without one there is nothing to choose. @param {Edition} edition */
function preferencesOf({ text }) {
  const choiceOf = (
    /** @type {string} */ name,
    /** @type {TextKey} */ legend,
    /** @type {[value: string, text: TextKey][]} */ values,
  ) => html`<fieldset>
<legend>${text(legend)}</legend>
${values.map(
  ([value, label], place) =>
    html`<label><input type="radio" name="${name}" value="${value}"${attribute('checked', place === 0 ? '' : null)}> ${text(label)}</label>`,
)}
</fieldset>`;
  return html`<details class="preferences">
<summary>${text('preferences.heading')}</summary>
<form class="preferences-panel">
${choiceOf('theme', 'preferences.theme', [
  ['', 'preferences.auto'],
  ['light', 'preferences.light'],
  ['dark', 'preferences.dark'],
])}
${choiceOf('contrast', 'preferences.contrast', [
  ['', 'preferences.auto'],
  ['more', 'preferences.more'],
])}
${choiceOf('size', 'preferences.size', [
  ['', 'preferences.normal'],
  ['large', 'preferences.large'],
  ['larger', 'preferences.larger'],
])}
<p class="note">${text('preferences.kept')}</p>
</form>
</details>`;
}

/** @param {Edition} edition */
function footerOf({ text, addresses, language }) {
  return html`<footer>
<div class="page-width notes">
<p>${text('page.demonstrationExplained')}</p>
<p>${text('page.privacy')}</p>
<p class="own-views" id="own-views" tabindex="-1" data-counted="${text('ownViews.counted')}" data-left-out="${text('ownViews.leftOut')}" data-leave-out="${text('ownViews.leaveOut')}" data-count="${text('ownViews.count')}"></p>
<p>
<a href="${addresses.openData()}">${text('section.openData')}</a>
<a href="${addresses.howWeCount()}">${text('section.howWeCount')}</a>
<a href="/v1/feeds/rss.xml?locale=${language}">RSS</a>
<a href="/v1/sitemap.xml">${text('page.sitemap')}</a>
<a href="/reference/">${text('page.reference')}</a>
</p>
</div>
</footer>
<p class="visually-hidden" id="announcement" role="status"></p>`;
}

/** The address of the page in this language; of a list its first page, since a cursor belongs to the list of one language. @param {Language} language @param {Page} page @param {Frame} frame */
function addressIn(language, { otherAddress }, { edition, url }) {
  if (otherAddress && language !== edition.language) return otherAddress;
  const { pathname, searchParams } = new URL(url);
  if (language !== edition.language) searchParams.delete('sau');
  const path = pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  const query = searchParams.size > 0 ? `?${searchParams}` : '';
  return `${language === 'en' ? '/en' : ''}${path}${query}`;
}
