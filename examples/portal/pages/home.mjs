import { categoriesIn, categoryMenuOf } from '../parts/category-menu.mjs';
import { headlinesOf, sideColumnOf } from '../parts/headlines.mjs';
import { imageOf } from '../parts/media.mjs';
import { statisticsOf } from '../parts/ranking-notes.mjs';
import { rankingTableOf } from '../parts/ranking-table.mjs';
import { demonstrationBadge, sectionOf, timeOf } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';
import { newestSummary, nullIfUnavailable } from '../server/read-api.mjs';

/** @import { ArticleHeadline } from '@congkhai/shared/contracts/published-article' */
/** @import { FrontResponse } from '@congkhai/shared/contracts/read-api-views' */
/** @import { PeriodSummary } from '@congkhai/shared/scorecards/summary' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */
/** @import { Language, ReadApi } from '../server/read-api.mjs' */

const SHOWN = 8;
const UNITS_SHOWN = 10;
const PICTURE_SIZES = '(min-width: 48rem) 28rem, 100vw';

/** `/` @param {Visit} visit @returns {Promise<Page>} */
export async function showHome({ edition, api, siteUrl }) {
  const [front, summary, categories] = await Promise.all([
    frontIn(api, edition.language),
    nullIfUnavailable(summaryOfNewest(api)),
    nullIfUnavailable(categoriesIn(api, edition.language)),
  ]);
  const { text, language } = edition;
  const { latest } = front.data;
  const first = latest.find(({ isFeatured }) => isFeatured) ?? latest[0];
  const others = latest.filter((each) => each !== first);
  const isForeign = language === 'en' && latest.some(({ locale }) => locale !== 'en');
  return {
    status: 200,
    title: text('page.name'),
    canonical: edition.addresses.home(),
    isTranslated: true,
    section: 'home',
    structuredData: [siteOf(edition, siteUrl)],
    content: html`<div class="home-column">
<h1 class="visually-hidden">${text('page.name')}</h1>
${categories && categoryMenuOf(categories, edition)}
${isForeign && html`<p class="note">${text('home.vietnameseOnly')}</p>`}
${
  first
    ? featuredOf(first, edition)
    : html`<p class="nothing">${text('latest.none')} ${text('article.noneDetail')}</p>`
}
${
  others.length > 0 &&
  sectionOf({ id: 'latest', heading: text('section.latest') }, [
    headlinesOf(others, edition, { hasLead: true }),
    html`<p class="more-link"><a href="${edition.addresses.latest()}">${text('latest.all')}</a></p>`,
  ])
}
</div>
${sideColumnOf(front, edition, { hasLatest: false })}
${summary && rankingOf(summary, edition)}`,
  };
}

/** The lists of the home page in a language, or in Vietnamese where nothing is translated. @param {ReadApi} api @param {Language} language @returns {Promise<FrontResponse>} */
async function frontIn(api, language) {
  const front = await api.getFront({ locale: language, limit: SHOWN });
  if (language === 'vi' || front.data.latest.length > 0) return front;
  return api.getFront({ locale: 'vi', limit: SHOWN });
}

/** @param {ReadApi} api @returns {Promise<PeriodSummary | null>} */
async function summaryOfNewest(api) {
  const summary = await newestSummary(api, (await api.listPeriods()).data);
  return summary?.data ?? null;
}

/** The site and whose it is, as search engines are told (https://schema.org/WebSite). @param {Edition} edition @param {string} siteUrl */
function siteOf({ text, addresses, language }, siteUrl) {
  const urlOf = (/** @type {string} */ path) => new URL(path, siteUrl).href;
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: text('page.name'),
    url: urlOf(addresses.home()),
    inLanguage: language,
    publisher: {
      '@type': 'GovernmentOrganization',
      name: text('page.name'),
      url: urlOf('/'),
      logo: urlOf('/icon.svg'),
    },
  };
}

/** The article on top, large. @param {ArticleHeadline} headline @param {Edition} edition */
function featuredOf(headline, edition) {
  const { slug, title, lead, locale, cover, category, publishedAt, isDemonstration } = headline;
  const { addresses, formatDayOfInstant } = edition;
  const picture =
    cover && imageOf(cover, { sizes: PICTURE_SIZES, alternativeText: '', isLazy: false });
  return html`<article class="featured">
${picture}
<div>
<p class="kicker">${category && html`<a href="${addresses.category(category.categoryId)}" lang="${locale}">${category.name}</a>`}${isDemonstration && demonstrationBadge(edition)}</p>
<h2><a href="${addresses.article(slug)}" lang="${locale}">${title}</a></h2>
${lead && html`<p class="lead" lang="${locale}">${lead}</p>`}
<p class="note">${timeOf(publishedAt, formatDayOfInstant(publishedAt))}</p>
</div>
</article>`;
}

/** The first units of every block. @param {PeriodSummary} summary @param {Edition} edition */
function rankingOf(summary, edition) {
  const { text, addresses } = edition;
  const { periodId, name, blocks } = summary;
  const tables = blocks.map(
    (block) => html`<div>
${rankingTableOf({ summary, block }, edition, { unitsMax: UNITS_SHOWN })}
<p class="more-link"><a href="${addresses.ranking(periodId, { blockId: block.blockId })}">${text('ranking.whole', { block: block.name })}</a></p>
</div>`,
  );
  return sectionOf({ id: 'ranking', heading: text('section.ranking') }, [
    html`<p class="period-name" lang="vi">${name}</p>`,
    html`<div class="ranking-content">${tables}${
      blocks.length === 1 &&
      blocks[0] &&
      html`<div class="ranking-notes">${statisticsOf(blocks[0], summary.rules, edition)}</div>`
    }</div>`,
  ]);
}
