import { mostReadOf } from '../parts/headlines.mjs';
import { choicesOf, timeOf } from '../parts/shared.mjs';
import { html } from '../server/html.mjs';

/** @import { TextKey } from '../server/edition.mjs' */
/** @import { Page, Visit } from '../server/page.mjs' */

/** @type {{ window: string, text: TextKey }[]} */
const WINDOWS = [
  { window: 'today', text: 'mostRead.today' },
  { window: '7d', text: 'mostRead.7d' },
  { window: '30d', text: 'mostRead.30d' },
];
const SHOWN = 30;

/** `/doc-nhieu?khoang=`: the articles most read in a window. @param {Visit} visit @returns {Promise<Page>} */
export async function showMostRead({ edition, api, url }) {
  const { text, addresses, language, formatInstant } = edition;
  const wanted = url.searchParams.get('khoang');
  const window = WINDOWS.find((each) => each.window === wanted)?.window ?? '30d';
  const inLanguage = await api.listMostRead({ locale: language, window, limit: SHOWN });
  const list =
    language !== 'vi' && inLanguage.data.length === 0
      ? await api.listMostRead({ locale: 'vi', window, limit: SHOWN })
      : inLanguage;
  const { computedAt } = list.meta;
  return {
    status: 200,
    title: text('section.mostRead'),
    canonical: addresses.mostRead(window),
    isTranslated: true,
    section: 'mostRead',
    content: html`<div class="list-column">
<h1>${text('section.mostRead')}</h1>
${choicesOf(
  text('mostRead.choose'),
  WINDOWS.map((each) => ({
    address: addresses.mostRead(each.window),
    name: text(each.text),
    isCurrent: each.window === window,
  })),
)}
${mostReadOf(list.data, edition)}
<p class="note">${computedAt && html`${text('mostRead.computedAt')} ${timeOf(computedAt, formatInstant(computedAt))}. `}<a href="${addresses.howWeCount()}">${text('section.howWeCount')}</a></p>
</div>`,
  };
}
