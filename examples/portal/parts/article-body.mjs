import { html, trusted } from '../server/html.mjs';
import { MEDIA_ROOT } from './media.mjs';

/** @import { Html } from '../server/html.mjs' */

const TABLE = /<table>(?:<caption>(.*?)<\/caption>)?/gs;

/**
 * The body of an article. Publishing rendered it by an allow-list that escapes every text (shared/src/news/render-body.ts), and the policy of
 * the page lets no script in it run: so it goes in as it is, but for wide tables, which are scrolled by themselves, by keyboard too.
 * @param {string} bodyHtml
 * @param {string} [root] below which address its files are
 * @returns {Html}
 */
export function bodyOf(bodyHtml, root = MEDIA_ROOT) {
  const moved =
    root === MEDIA_ROOT
      ? bodyHtml
      : bodyHtml.replace(/<(?:img|a) [^>]*>/g, (tag) =>
          tag.replaceAll(`${MEDIA_ROOT}media/`, `${root}media/`),
        );
  const scrolling = moved
    .replaceAll(TABLE, (table, caption) => {
      // Its words are escaped already; what is left of marks in it is no part of a name.
      const name = trusted((caption ?? '').replaceAll(/<[^>]*>/g, '').replaceAll('"', '&quot;'));
      return (
        html`<div class="table-scroll" role="group" tabindex="0" aria-label="${name}">`.source +
        table
      );
    })
    .replaceAll('</table>', '</table></div>');
  return trusted(scrolling);
}
