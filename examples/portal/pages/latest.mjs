import { categoriesIn, categoryMenuOf, categoryNameOf } from '../parts/category-menu.mjs';
import { headlinesOf, SIDE_SHOWN, sideColumnOf } from '../parts/headlines.mjs';
import { html } from '../server/html.mjs';
import { nullIfUnavailable } from '../server/read-api.mjs';

/** @import { ListArticlesResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Html } from '../server/html.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */
/** @import { ListRequest, ReadApi } from '../server/read-api.mjs' */

const SHOWN = 20;

/** `/tin`: all articles, latest first; `sau` is where a page of them begins. @param {Visit} visit @returns {Promise<Page>} */
export async function showLatest({ edition, api, url }) {
  const { text, addresses } = edition;
  const after = url.searchParams.get('sau');
  const { list, side, categories } = await readList(api, edition, { cursor: after });
  const menu = categories && categoryMenuOf(categories, edition, { isAll: true });
  const heading = text('section.latest');
  return {
    status: 200,
    title: heading,
    canonical: addresses.latest({ after }),
    isTranslated: after === null,
    section: 'latest',
    content: listOf({ heading, menu, list, isFirst: after === null }, edition, {
      addressAfter: (cursor) => addresses.latest({ after: cursor }),
      side,
    }),
  };
}

/** `/chuyen-muc/{category}` @param {Visit} visit @returns {Promise<Page>} */
export async function showCategory({ edition, api, url, parameters: [categoryId = ''] }) {
  const { text, addresses, language } = edition;
  const after = url.searchParams.get('sau');
  const page = await readList(api, edition, { category: categoryId, cursor: after });
  const { list, side, categories } = page;
  const category = categories?.find((each) => each.categoryId === categoryId);
  const name =
    (language === 'en' && category?.nameEnglish) || category?.name || text('category.empty');
  return {
    status: 200,
    title: name,
    canonical: addresses.category(categoryId, { after }),
    isTranslated: after === null,
    head: html`<link rel="alternate" type="application/rss+xml" title="${name}" href="/v1/feeds/rss.xml?locale=${language}&amp;category=${encodeURIComponent(categoryId)}">`,
    content: listOf(
      {
        heading: category ? categoryNameOf(category, edition) : name,
        menu: categories && categoryMenuOf(categories, edition, { currentId: categoryId }),
        list,
        isFirst: after === null,
      },
      edition,
      { addressAfter: (cursor) => addresses.category(categoryId, { after: cursor }), side },
    ),
  };
}

/** A page of articles in the language of the edition, or in Vietnamese where nothing is translated; and what stands beside it. @param {ReadApi} api @param {Edition} edition @param {Omit<ListRequest, 'locale' | 'limit'>} request */
async function readList(api, { language }, request) {
  const read = (/** @type {ListRequest['locale']} */ locale) =>
    api.listArticles({ ...request, locale, limit: SHOWN });
  const [first, side, categories] = await Promise.all([
    // A cursor belongs to the list of one language.
    request.cursor ? read(language).catch(() => read('vi')) : read(language),
    nullIfUnavailable(api.getFront({ locale: language, limit: SIDE_SHOWN })),
    nullIfUnavailable(categoriesIn(api, language)),
  ]);
  const list = first.data.length === 0 && language !== 'vi' ? await read('vi') : first;
  return { list, side, categories };
}

/**
 * @param {{ heading: Html | string, menu: Html | null, list: ListArticlesResponse, isFirst: boolean }} page
 * @param {Edition} edition
 * @param {{ addressAfter: (cursor: string | null) => string, side: Parameters<typeof sideColumnOf>[0] }} around
 */
function listOf({ heading, menu, list, isFirst }, edition, { addressAfter, side }) {
  const { text, formatCount } = edition;
  const { articleCount, nextCursor } = list.meta;
  return html`<div class="list-column">
<h1>${heading}</h1>
${menu}
<p class="note">${text('latest.total', { total: formatCount(articleCount) })}</p>
${
  list.data.length > 0
    ? headlinesOf(list.data, edition, { hasLead: true })
    : html`<p class="nothing">${text('latest.none')}</p>`
}
${
  (nextCursor || !isFirst) &&
  html`<nav class="paging" aria-label="${text('latest.paging')}">
${!isFirst && html`<a href="${addressAfter(null)}">${text('latest.first')}</a>`}
${nextCursor && html`<a href="${addressAfter(nextCursor)}" rel="next">${text('latest.older')}</a>`}
</nav>`
}
</div>
${sideColumnOf(side, edition, { hasLatest: false })}`;
}
