import { attribute, html } from '../server/html.mjs';

/** @import { PublishedFile, PublishedImage } from '@congkhai/shared/news/media' */
/** @import { Edition } from '../server/edition.mjs' */

const KINDS = new Map([
  ['application/pdf', 'PDF'],
  ['application/msword', 'Word'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word'],
  ['application/vnd.ms-excel', 'Excel'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel'],
]);

/** Where the API has what published articles show. A draft's files are elsewhere. */
export const MEDIA_ROOT = '/v1/';

/**
 * An image in the size that the reader's screen needs.
 * @param {PublishedImage} image
 * @param {{ sizes: string, alternativeText?: string, isLazy?: boolean, root?: string | undefined }} options
 */
export function imageOf(image, { sizes, alternativeText, isLazy = true, root = MEDIA_ROOT }) {
  const widest = image.sizes.at(-1);
  if (!widest) return null;
  const sources = image.sizes.map(({ key, width }) => `${root}${key} ${width}w`).join(', ');
  return html`<img src="${root + widest.key}" srcset="${sources}" sizes="${sizes}" width="${widest.width}" height="${widest.height}" alt="${alternativeText ?? image.alternativeText}"${attribute('loading', isLazy ? 'lazy' : null)}>`;
}

/** An image with its caption below. @param {PublishedImage} image @param {{ sizes: string, root?: string | undefined, className?: string }} options @param {string} locale */
export function figureOf(image, { className, ...options }, locale) {
  return html`<figure${attribute('class', className)}>${imageOf(image, { ...options, isLazy: false })}${
    image.caption !== null && html`<figcaption lang="${locale}">${image.caption}</figcaption>`
  }</figure>`;
}

/** A file to download, with its kind and size. @param {PublishedFile} file @param {string} locale @param {Edition} edition @param {string} [root] */
export function fileLinkOf(file, locale, { formatFileSize }, root = MEDIA_ROOT) {
  const kind = KINDS.get(file.mediaType) ?? '';
  return html`<li><a href="${root + file.key}" lang="${locale}">${file.title}</a><span class="note">${kind}, ${formatFileSize(file.byteCount)}</span></li>`;
}
