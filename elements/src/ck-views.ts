import { getArticle } from '@congkhai/client';
import { endView, startView } from './beacon.js';
import { countTogether } from './counts.js';
import { createElement } from './create-element.js';
import { defineElement } from './define-element.js';
import { formatNumber } from './format.js';
import type { Asking } from './showing-element.js';

type Names = 'article' | 'slug' | 'locale' | 'token' | 'record';

/** `<ck-views>`: how often an article was viewed; with `record`, the view of whoever looks at the page is counted too. */
export const ViewsElement = defineElement('ck-views', {
  attributes: ['article', 'slug', 'locale', 'token', 'record'],
  needs: ['article', 'slug'],
  isQuiet: true,
  load: async (asking: Asking<Names>) => {
    const { api, client, element, get } = asking;
    const { articleId, token } = await findArticle(asking);
    if (element.hasAttribute('record')) {
      const article = { articleId, locale: get('locale'), token };
      startView(element, api, { ...article, onCounted: () => element.reload() });
    } else endView(element);
    return countTogether(client, articleId);
  },
  render: ({ viewCount, openingViewCount }, { language, text }) => {
    // What an earlier system counted belongs to the article too; readers are told how much of the count it is.
    const count = formatNumber(language, viewCount + openingViewCount);
    const opening = text('opening', { count: formatNumber(language, openingViewCount) });
    return [
      createElement('span', { part: 'count' }, text('views', { count })),
      ...(openingViewCount > 0 ? [createElement('span', { part: 'note' }, ` (${opening})`)] : []),
    ];
  },
  leave: endView,
});

/** The article that is named, or the one at an address, which brings its view token along. */
async function findArticle({ client, signal, get, getChoice }: Asking<Names>) {
  const slug = get('slug');
  if (slug === undefined) return { articleId: get('article') ?? '', token: get('token') };
  const { data, meta } = await getArticle(
    client,
    { slug, locale: getChoice('locale') },
    { signal },
  );
  return { articleId: data.articleId, token: meta.viewToken ?? undefined };
}

declare global {
  interface HTMLElementTagNameMap {
    'ck-views': InstanceType<typeof ViewsElement>;
  }
}
