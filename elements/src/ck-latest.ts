import { listArticles } from '@congkhai/client';
import { defineElement } from './define-element.js';
import { createDay, createHeadline, createList } from './headlines.js';

/** `<ck-latest>`: the latest articles (tin mới) of the site, a category or a unit. */
export const LatestElement = defineElement('ck-latest', {
  attributes: ['limit', 'category', 'unit', 'locale', 'href'],
  load: ({ client, signal, get, getNumber, getChoice }) =>
    listArticles(
      client,
      {
        limit: getNumber('limit'),
        category: get('category'),
        unit: get('unit'),
        locale: getChoice('locale'),
      },
      { signal },
    ),
  render: ({ data }, asked) =>
    createList(
      'ul',
      data.map((headline) => createHeadline(headline, asked, createDay(headline, asked))),
      asked.text('noArticles'),
    ),
});

declare global {
  interface HTMLElementTagNameMap {
    'ck-latest': InstanceType<typeof LatestElement>;
  }
}
