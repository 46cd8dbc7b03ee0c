import { addressesOf } from '../server/addresses.mjs';
import { html } from '../server/html.mjs';
import { imageOf } from './media.mjs';
import { demonstrationBadge, sectionOf, timeOf } from './shared.mjs';

/** @import { ArticleHeadline } from '@congkhai/shared/contracts/published-article' */
/** @import { FrontResponse, MostReadResponse } from '@congkhai/shared/contracts/read-api-views' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Content } from '../server/html.mjs' */

/** How many articles a list beside the page has. */
export const SIDE_SHOWN = 6;

/** Where an article is read: one in English in the English edition. @param {ArticleHeadline} headline @param {Edition} edition */
export function articleAddressOf({ slug, locale }, { language, addresses }) {
  return (locale === language || locale === 'vi' ? addresses : addressesOf(locale)).article(slug);
}

/** An article in a list. @param {ArticleHeadline} headline @param {Edition} edition @param {{ detail?: string, hasLead?: boolean }} [shown] */
export function headlineOf(headline, edition, { detail, hasLead = false } = {}) {
  const { title, lead, locale, publishedAt, cover, category, isDemonstration } = headline;
  // The title beside it says what the link is; for those who do not see it the picture adds nothing.
  const picture = cover && imageOf(cover, { sizes: '6rem', alternativeText: '' });
  return html`<li>${picture}<a href="${articleAddressOf(headline, edition)}" lang="${locale}">${title}</a>
${hasLead && lead && html`<p class="headline-lead" lang="${locale}">${lead}</p>`}
<p class="note">${detail ?? timeOf(publishedAt, edition.formatDayOfInstant(publishedAt))}
${hasLead && category && html`<a href="${edition.addresses.category(category.categoryId)}" lang="${locale}">${category.name}</a>`}
${isDemonstration && demonstrationBadge(edition)}</p></li>`;
}

/** @param {readonly ArticleHeadline[]} headlines @param {Edition} edition @param {{ hasLead?: boolean }} [shown] */
export function headlinesOf(headlines, edition, shown) {
  return html`<ul class="headlines">${headlines.map((each) => headlineOf(each, edition, shown))}</ul>`;
}

/** The most read articles with their counts. @param {MostReadResponse['data']} entries @param {Edition} edition */
export function mostReadOf(entries, edition) {
  const { text, formatCount } = edition;
  if (entries.length === 0) return html`<p class="nothing">${text('mostRead.none')}</p>`;
  const items = entries.map(({ article, readCount, viewCount }) => {
    const counts = { reads: formatCount(readCount), views: formatCount(viewCount) };
    return headlineOf(article, edition, { detail: text('mostRead.counts', counts) });
  });
  return html`<ol class="headlines ranked">${items}</ol>`;
}

/**
 * What stands beside every page of news: latest, most read, total visits. The elements bring what is newer than the page, which a cache may have kept;
 * without a script, the lists stay as they are. Null where the API does not answer.
 * @param {FrontResponse | null} front @param {Edition} edition @param {{ hasLatest?: boolean }} [shown]
 */
export function sideColumnOf(front, edition, { hasLatest = true } = {}) {
  if (!front) return null;
  const { text, addresses } = edition;
  const locale = front.data.latest[0]?.locale ?? edition.language;
  const address = addressesOf(locale === 'vi' ? edition.language : locale).article('{slug}');
  const href = address.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const { latest, mostRead, total } = front.data;
  const more = (/** @type {string} */ address, /** @type {string} */ words) =>
    html`<p class="more-link"><a href="${address}">${words}</a></p>`;
  return html`<div class="side-column">
${
  hasLatest &&
  sectionOf({ id: 'latest', heading: text('section.latest') }, [
    html`<ck-latest limit="${SIDE_SHOWN}" locale="${locale}" href="${href}">${
      latest.length > 0
        ? headlinesOf(latest.slice(0, SIDE_SHOWN), edition)
        : html`<p class="nothing">${text('latest.none')}</p>`
    }</ck-latest>`,
    more(addresses.latest(), text('latest.all')),
  ])
}
${sectionOf({ id: 'most-read', heading: text('section.mostRead') }, [
  html`<ck-most-read limit="${SIDE_SHOWN}" locale="${locale}" href="${href}">${mostReadOf(mostRead.slice(0, SIDE_SHOWN), edition)}</ck-most-read>`,
  more(addresses.mostRead(), text('mostRead.all')),
])}
${sectionOf({ id: 'visits', heading: text('section.visits') }, visitsOf(front, total, edition))}
</div>`;
}

/**
 * The total visits (tổng số lượt truy cập). Visits that a previous system counted are part of the number, and how many they are stands below it. Its
 * views are of all pages and ours of articles, so the two are not added.
 * @param {FrontResponse} front @param {FrontResponse['data']['total']} total @param {Edition} edition
 * @returns {Content}
 */
function visitsOf({ meta }, { visitCount, viewCount, opening }, edition) {
  const { text, formatCount, addresses } = edition;
  const openingVisitCount = opening.visitCount ?? 0;
  const notes = [
    openingVisitCount > 0 && text('counts.opening', { count: formatCount(openingVisitCount) }),
    text('visits.views', { views: formatCount(viewCount) }),
    opening.viewCount > 0 && text('visits.openingViews', { views: formatCount(opening.viewCount) }),
  ];
  return html`<p class="visit-count">${formatCount(visitCount + openingVisitCount)}</p>
${notes.map((note) => note && html`<p class="note">${note}</p>`)}
<p class="note"><a href="${addresses.howWeCount()}">${text('visits.definition', { definition: meta.definition })}</a></p>`;
}
