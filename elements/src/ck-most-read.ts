import { listMostRead } from '@congkhai/client';
import { defineElement } from './define-element.js';
import { formatNumber } from './format.js';
import { createBadge, createHeadline, createList } from './headlines.js';

/** `<ck-most-read>`: the most read articles (tin đọc nhiều) of a window of time, with what editors pinned. */
export const MostReadElement = defineElement('ck-most-read', {
  attributes: ['limit', 'window', 'category', 'unit', 'locale', 'href'],
  load: ({ client, signal, get, getNumber, getChoice }) =>
    listMostRead(
      client,
      {
        limit: getNumber('limit'),
        window: getChoice('window'),
        category: get('category'),
        unit: get('unit'),
        locale: getChoice('locale'),
      },
      { signal },
    ),
  render: ({ data }, asked) =>
    createList(
      'ol',
      data.map(({ article, readCount, isPinned }) =>
        createHeadline(
          article,
          asked,
          asked.text('reads', { count: formatNumber(asked.language, readCount) }),
          isPinned && ' ',
          isPinned && createBadge(asked.text('pinned')),
        ),
      ),
      asked.text('noReads'),
    ),
});

declare global {
  interface HTMLElementTagNameMap {
    'ck-most-read': InstanceType<typeof MostReadElement>;
  }
}
