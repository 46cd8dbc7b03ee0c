import { html } from '../server/html.mjs';

/** @import { Edition } from '../server/edition.mjs' */
/** @import { Page } from '../server/page.mjs' */

/** There is nothing at this address. @param {Edition} edition @returns {Page} */
export function showMissing({ text, addresses }) {
  return {
    status: 404,
    title: text('missing.heading'),
    content: html`<div class="article-column">
<h1>${text('missing.heading')}</h1>
<p>${text('missing.detail')}</p>
<ul>
<li><a href="${addresses.latest()}">${text('article.toLatest')}</a></li>
<li><a href="${addresses.rankings()}">${text('section.ranking')}</a></li>
<li><a href="${addresses.home()}">${text('section.home')}</a></li>
</ul>
</div>`,
  };
}

/** The API does not answer. Says what still works: what needs no data, and trying again. @param {Edition} edition @returns {Page} */
export function showFailure({ text, addresses }) {
  return {
    status: 503,
    title: text('failure.heading'),
    content: html`<div class="article-column failure">
<h1>${text('failure.heading')}</h1>
<p>${text('failure.detail')}</p>
<p>${text('failure.stillWorks')}</p>
<ul>
<li><a href="${addresses.howWeCount()}">${text('section.howWeCount')}</a></li>
<li><a href="${addresses.openData()}">${text('section.openData')}</a></li>
</ul>
<p><a href="">${text('failure.retry')}</a></p>
</div>`,
  };
}
