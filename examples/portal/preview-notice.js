import { createElement } from './elements.js';
import { formatInstant } from './format.js';
import { text } from './texts.js';

/** @import { PreviewResponse } from '@congkhai/shared/contracts/preview' */

/** Says that this is a draft, until when the link is good, and what is missing for it to be published. @param {PreviewResponse['meta']} meta */
export function createPreviewNotice({ expiresAt, problems }) {
  const items = problems.map(({ message }) => createElement('li', { lang: 'vi' }, message));
  return createElement(
    'section',
    { class: 'preview-notice', 'aria-labelledby': 'preview-notice-heading' },
    createElement('h2', { id: 'preview-notice-heading' }, text('preview.title')),
    createElement('p', {}, text('preview.until', { at: formatInstant(expiresAt) })),
    items.length > 0 ? createElement('p', {}, text('preview.problems')) : null,
    items.length > 0 ? createElement('ul', {}, ...items) : null,
  );
}
