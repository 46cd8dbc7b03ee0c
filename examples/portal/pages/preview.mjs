import { articleOf } from '../parts/article.mjs';
import { MEDIA_ROOT } from '../parts/media.mjs';
import { previewNoticeOf } from '../parts/preview-notice.mjs';
import { html } from '../server/html.mjs';
import { ApiFailure } from '../server/read-api.mjs';

/** @import { Page, Visit } from '../server/page.mjs' */

/** A link to a draft that leads nowhere: nobody gave it out, it has expired, or the draft is gone. */
const CLOSED_STATUSES = [403, 404, 410];

/** `/?xem-truoc={token}`: a draft that somebody has a link to. It is no article yet: its views are not counted. @param {Visit} visit @returns {Promise<Page>} */
export async function showPreview({ edition, api, url }) {
  const { text } = edition;
  const token = url.searchParams.get('xem-truoc') ?? '';
  try {
    const { data, meta } = await api.getPreview(token);
    const mediaRoot = `${MEDIA_ROOT}preview/${encodeURIComponent(token)}/`;
    const draft = { ...data, newer: [], older: [], related: [], viewToken: null, mediaRoot };
    return {
      status: 200,
      title: text('preview.title'),
      isPrivate: true,
      content: html`<div class="article-column" id="article">
${previewNoticeOf(meta, edition)}
${articleOf(draft, null, edition)}
</div>`,
    };
  } catch (error) {
    if (!(error instanceof ApiFailure) || !CLOSED_STATUSES.includes(error.status ?? 0)) throw error;
    return {
      status: error.status === 410 ? 410 : 404,
      title: text('preview.closed'),
      isPrivate: true,
      content: html`<div class="article-column" id="article">
<h1>${text('preview.closed')}</h1>
<p>${text(error.status === 410 ? 'preview.expired' : 'preview.unknown')}</p>
</div>`,
    };
  }
}
