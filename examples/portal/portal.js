import { getTotal } from './api.js';
import { showArticle, showPreview, showViewCount } from './article.js';
import { createElement } from './elements.js';
import { formatCount, formatToday } from './format.js';
import { showLatest, showMostRead } from './headlines.js';
import { loadSection } from './load-section.js';
import { showOwnViews } from './own-views.js';
import { showRanking } from './ranking.js';
import { addressOf, currentPreview, currentRoute, followRoutes } from './route.js';
import { applyLanguage, text } from './texts.js';

/** @import { Article } from './article.js' */
/** @import { Route } from './route.js' */

/** The route whose content is on the page or on its way; null when everything is to be loaded. @type {Route | null} */
let shown = null;
/** @type {Promise<Article | null>} */
let article = Promise.resolve(null);

/** Shows what the address asks for, loading only the sections that the change concerns. */
async function showRoute() {
  const route = currentRoute();
  if (shown && addressOf(shown) === addressOf(route)) return;
  const isNewLanguage = shown?.language !== route.language;
  const isNewArticle = isNewLanguage || shown?.slug !== route.slug;
  shown = route;
  showFrame(route);
  const preview = currentPreview();
  if (isNewArticle) article = preview ? showPreview(preview) : showArticle(route.slug);
  if (isNewLanguage) {
    void showLatest();
    void showMostRead();
    void showVisits();
  }
  const ranking = showRanking(
    route,
    article.then((loaded) => loaded?.unit?.unitId ?? null),
  );
  const loaded = await article;
  if (shown === route) countView(loaded);
  await ranking;
}

/** Shows what stands around the sections: fixed texts, today, and links that keep the language. @param {Route} route */
function showFrame(route) {
  applyLanguage(route.language);
  document.getElementById('home')?.setAttribute('href', addressOf({}));
  document.getElementById('today')?.replaceChildren(formatToday());
  showOwnViews();
  for (const link of document.querySelectorAll('#languages a')) {
    const language = link.getAttribute('data-language') === 'en' ? 'en' : 'vi';
    link.setAttribute('href', addressOf({ ...route, language }));
    link.setAttribute('aria-current', String(language === route.language));
  }
}

/**
 * Loads and shows the total visits (tổng số lượt truy cập). Visits that a previous system counted are part of the number, and how many they are
 * stands below it. Its views are of all pages and ours of articles, so the two are not added.
 */
function showVisits() {
  return loadSection('visits-content', getTotal, ({ data, meta }) => {
    const { visitCount, viewCount, opening } = data;
    const openingVisitCount = opening.visitCount ?? 0;
    const notes = [
      openingVisitCount > 0 && text('counts.opening', { count: formatCount(openingVisitCount) }),
      text('visits.views', { views: formatCount(viewCount) }),
      opening.viewCount > 0 &&
        text('visits.openingViews', { views: formatCount(opening.viewCount) }),
      text('visits.definition', { definition: meta.definition }),
    ].filter((note) => note !== false);
    return [
      createElement('p', { class: 'visit-count' }, formatCount(visitCount + openingVisitCount)),
      ...notes.map((note) => createElement('p', { class: 'note' }, note)),
    ];
  });
}

/**
 * Counts a view of the article that is shown, with the script of the JSON API, and asks for the counts anew once it has been taken.
 * @param {Article | null} shownArticle
 */
function countView(shownArticle) {
  const { congkhai } = /** @type {{ congkhai?: { view(article: object | null): void } }} */ (
    window
  );
  if (!shownArticle) return congkhai?.view(null);
  const { articleId, locale, viewToken } = shownArticle;
  const onCounted = () => {
    void showViewCount(articleId);
    void showVisits();
  };
  congkhai?.view({ articleId, locale, token: viewToken ?? undefined, onCounted });
}

/** Shows what a followed link asks for and puts the reader where the new content begins. */
async function followLink() {
  const previous = shown;
  const route = currentRoute();
  const whole = showRoute();
  if (previous?.language !== route.language) return;
  if (route.unitId && previous?.slug === route.slug) {
    await whole;
    focusOn('#unit-areas-heading');
  } else if (!route.blockId) {
    await article;
    focusOn('#article h1');
  }
}

/** @param {string} selector */
function focusOn(selector) {
  const element = document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

// Links on the page of a draft lead away from it, to a page that is loaded anew.
if (!currentPreview())
  followRoutes((cause) => void (cause === 'link' ? followLink() : showRoute()));
document.getElementById('most-read-window')?.addEventListener('change', () => void showMostRead());
document.addEventListener('retry', () => {
  shown = null;
  void showRoute();
});
void showRoute();
