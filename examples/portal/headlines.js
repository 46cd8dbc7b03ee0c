import { listArticles, listMostRead } from './api.js';
import { announce, createDemonstrationBadge, createElement, createTime } from './elements.js';
import { formatCount, formatDayOfInstant } from './format.js';
import { loadSection } from './load-section.js';
import { createImage } from './media.js';
import { addressOf } from './route.js';
import { text } from './texts.js';

/** @import { ArticleHeadline } from '@congkhai/shared/contracts/published-article' */
/** @import { ListArticlesResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { MostReadResponse } from '@congkhai/shared/contracts/read-api-views' */

const LATEST_PER_PAGE = 6;
const MOST_READ_SHOWN = 6;

/** An article in a list. @param {ArticleHeadline} headline @param {string} [detail] */
export function createHeadline(headline, detail) {
  const link = createElement(
    'a',
    { href: addressOf({ slug: headline.slug }), lang: headline.locale },
    headline.title,
  );
  const note = createElement(
    'p',
    { class: 'note' },
    detail ?? createTime(headline.publishedAt, formatDayOfInstant(headline.publishedAt)),
    headline.isDemonstration ? createDemonstrationBadge() : null,
  );
  // The title beside it says what the link is; for those who do not see it the picture adds nothing.
  const picture =
    headline.cover && createImage(headline.cover, { sizes: '6rem', alternativeText: '' });
  return createElement('li', {}, picture, link, note);
}

/** Loads and shows the latest articles (tin mới). */
export function showLatest() {
  return loadSection(
    'latest-content',
    (signal) => listArticles({ limit: LATEST_PER_PAGE }, signal),
    (response) =>
      response.data.length > 0
        ? renderLatest(response)
        : [createElement('p', { class: 'nothing' }, text('latest.none'))],
  );
}

/** Loads and shows the most read articles (tin đọc nhiều) of the window that the reader chose. */
export function showMostRead() {
  const choice = document.getElementById('most-read-window');
  const window = choice instanceof HTMLSelectElement ? choice.value : '7d';
  return loadSection(
    'most-read-content',
    (signal) => listMostRead({ window, limit: MOST_READ_SHOWN }, signal),
    renderMostRead,
  );
}

/** @param {ListArticlesResponse} firstPage */
function renderLatest({ data, meta }) {
  const list = createElement(
    'ul',
    { class: 'headlines' },
    ...data.map((item) => createHeadline(item)),
  );
  const shown = createElement('p', { class: 'note' });
  const more = createElement('button', { type: 'button', class: 'more' }, text('latest.more'));
  let cursor = meta.nextCursor;

  const update = (/** @type {number} */ total) => {
    shown.textContent = text('latest.shown', {
      shown: formatCount(list.childElementCount),
      total: formatCount(total),
    });
    more.hidden = cursor === null;
  };
  const append = async () => {
    if (cursor === null) return;
    const page = await listArticles({ limit: LATEST_PER_PAGE, cursor });
    const items = page.data.map((item) => createHeadline(item));
    list.append(...items);
    cursor = page.meta.nextCursor;
    update(page.meta.articleCount);
    // Reading goes on at the first new headline, also when the button has just gone.
    items[0]?.querySelector('a')?.focus();
    announce(shown.textContent ?? '');
  };
  more.addEventListener('click', async () => {
    more.disabled = true;
    await append().catch(() => {
      shown.textContent = text('latest.moreFailed');
      announce(text('latest.moreFailed'));
    });
    more.disabled = false;
  });
  update(meta.articleCount);
  return [list, shown, more];
}

/** @param {MostReadResponse} response */
function renderMostRead({ data }) {
  if (data.length === 0) return [createElement('p', { class: 'nothing' }, text('mostRead.none'))];
  const items = data.map(({ article, readCount, viewCount }) => {
    const counts = { reads: formatCount(readCount), views: formatCount(viewCount) };
    return createHeadline(article, text('mostRead.counts', counts));
  });
  return [createElement('ol', { class: 'headlines ranked' }, ...items)];
}
