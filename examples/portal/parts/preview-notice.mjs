import { html } from '../server/html.mjs';
import { sectionOf } from './shared.mjs';

/** @import { PreviewResponse } from '@congkhai/shared/contracts/preview' */
/** @import { Edition } from '../server/edition.mjs' */

/** Says that this is a draft, until when the link is good, and what is missing for it to be published. @param {PreviewResponse['meta']} meta @param {Edition} edition */
export function previewNoticeOf({ expiresAt, problems }, { text, formatInstant }) {
  const items = problems.map(({ message }) => html`<li lang="vi">${message}</li>`);
  return sectionOf({ id: 'preview-notice', heading: text('preview.title') }, [
    html`<p>${text('preview.until', { at: formatInstant(expiresAt) })}</p>`,
    items.length > 0 && html`<p>${text('preview.problems')}</p><ul>${items}</ul>`,
  ]);
}
