import { factsOf, sectionOf } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';
import { nullIfUnavailable } from '../server/read-api.mjs';

/** @import { TransparencyResponse } from '@congkhai/shared/contracts/read-api-ledger' */
/** @import { Edition, TextKey } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */

/** @type {[term: TextKey, meaning: TextKey][]} */
const COUNTED = [
  ['count.view', 'count.view.means'],
  ['count.read', 'count.read.means'],
  ['count.visit', 'count.visit.means'],
];
/** @type {TextKey[]} */
const LEFT_OUT = [
  'count.duplicate',
  'count.bot',
  'count.suspect',
  'count.internal',
  'count.prefetch',
];
/** @type {TextKey[]} */
const PRIVACY = ['count.noCookies', 'count.salt', 'count.gpc'];

/** `/cach-dem`: what is counted, what is left out, and how anybody can check it. Readable without the API, which adds the rules in force. @param {Visit} visit @returns {Promise<Page>} */
export async function showHowWeCount({ edition, api }) {
  const { text, addresses } = edition;
  const transparency = await nullIfUnavailable(api.getTransparency());
  const listOf = (/** @type {TextKey[]} */ keys) =>
    html`<ul>${keys.map((key) => html`<li>${text(key)}</li>`)}</ul>`;
  return {
    status: 200,
    title: text('section.howWeCount'),
    description: text('count.introduction'),
    canonical: addresses.howWeCount(),
    isTranslated: true,
    section: 'howWeCount',
    content: html`<div class="text-column">
<h1>${text('section.howWeCount')}</h1>
<p class="lead">${text('count.introduction')}</p>
${sectionOf(
  { id: 'counted', heading: text('count.counted') },
  html`<dl class="meanings">${COUNTED.map(([term, meaning]) => html`<dt>${text(term)}</dt><dd>${text(meaning)}</dd>`)}</dl>`,
)}
${sectionOf({ id: 'left-out', heading: text('count.leftOut') }, listOf(LEFT_OUT))}
${sectionOf({ id: 'privacy', heading: text('count.privacy') }, listOf(PRIVACY))}
${sectionOf({ id: 'check', heading: text('count.check') }, [
  html`<p>${text('count.ledger')}</p>`,
  transparency
    ? inForceOf(transparency, edition)
    : html`<p class="failure" role="status">${text('failure.part')}</p>`,
  html`<ul class="files"><li><a href="/v1/transparency">${text('openData.transparency')}</a></li><li><a href="/v1/ledger">${text('openData.ledger')}</a></li></ul>`,
])}
</div>`,
  };
}

/** The rules in force and the ends of the ledger. @param {TransparencyResponse} transparency @param {Edition} edition */
function inForceOf({ data, meta }, { text, formatCount, formatDay }) {
  const { rules, heads } = data;
  return factsOf(
    [
      { term: text('count.definition'), value: meta.definition },
      { term: text('count.rules'), value: rules.version },
      {
        term: text('count.duplicateAfter'),
        value: text('count.seconds', { count: formatCount(rules.duplicateSeconds) }),
      },
      {
        term: text('count.visitAfter'),
        value: text('count.minutes', { count: formatCount(rules.visitIdleSeconds / 60) }),
      },
      {
        term: text('count.readerHour'),
        value: text('count.perHour', { count: formatCount(rules.readerHourMax) }),
      },
      heads.day && {
        term: text('count.sealedUntil'),
        value: html`${formatDay(heads.day.localDay)} <code class="hash">${heads.day.sha256}</code>`,
      },
    ],
    'facts count-facts',
  );
}
