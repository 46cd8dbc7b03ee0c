import { html } from '../server/html.mjs';

/** @import { Content } from '../server/html.mjs' */
/** @import { Edition } from '../server/edition.mjs' */

/** The mark that invented content carries wherever it is shown. @param {Edition} edition */
export function demonstrationBadge({ text }) {
  return html`<span class="demonstration-badge" title="${text('demonstration.title')}">${text('demonstration.badge')}</span>`;
}

/** A day or an instant, readable by people and by machines. @param {string} datetime @param {string} shown */
export function timeOf(datetime, shown) {
  return html`<time datetime="${datetime}">${shown}</time>`;
}

/** A list of terms and values; what is null is left out. @param {({ term: string, value: Content } | null | false)[]} entries @param {string} [className] */
export function factsOf(entries, className = 'facts') {
  const groups = entries.map(
    (entry) => entry && html`<div><dt>${entry.term}</dt><dd>${entry.value}</dd></div>`,
  );
  return html`<dl class="${className}">${groups}</dl>`;
}

/** A part of a page with a heading that names it. @param {{ id: string, heading: Content, className?: string }} part @param {Content} content */
export function sectionOf({ id, heading, className = id }, content) {
  return html`<section class="${className}" id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${heading}</h2>
${content}
</section>`;
}

/** How much of a whole was reached, for the eye only: the figures stand beside it. @param {number} share between 0 and 1 */
export function barOf(share) {
  const percent = Math.min(100, Math.max(0, Math.round(share * 1_000) / 10));
  return html`<svg class="bar" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="100%"/><rect class="bar-part" width="${percent}%" height="100%"/></svg>`;
}

/** Ways to narrow down what a page shows. @param {string} label @param {{ address: string, name: Content, isCurrent: boolean }[]} choices */
export function choicesOf(label, choices) {
  if (choices.length < 2) return null;
  const links = choices.map(({ address, name, isCurrent }) =>
    isCurrent
      ? html`<a href="${address}" aria-current="true">${name}</a>`
      : html`<a href="${address}">${name}</a>`,
  );
  return html`<nav class="choices" aria-label="${label}"><span class="choices-label" aria-hidden="true">${label}</span>${links}</nav>`;
}
