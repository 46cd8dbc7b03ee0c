import { createElement } from './elements.js';
import { formatFileSize } from './format.js';

/** @import { PublishedFile, PublishedImage } from '@congkhai/shared/news/media' */

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
export function createImage(image, { sizes, alternativeText, isLazy = true, root = MEDIA_ROOT }) {
  const widest = image.sizes.at(-1);
  if (!widest) return null;
  return createElement('img', {
    src: root + widest.key,
    srcset: image.sizes.map(({ key, width }) => `${root}${key} ${width}w`).join(', '),
    sizes,
    width: String(widest.width),
    height: String(widest.height),
    alt: alternativeText ?? image.alternativeText,
    ...(isLazy && { loading: 'lazy' }),
  });
}

/** An image with its caption below. @param {PublishedImage} image @param {{ sizes: string, root?: string | undefined }} options @param {string} locale */
export function createFigure(image, options, locale) {
  const caption =
    image.caption === null ? null : createElement('figcaption', { lang: locale }, image.caption);
  return createElement('figure', {}, createImage(image, { ...options, isLazy: false }), caption);
}

/** A file to download, with its kind and size. @param {PublishedFile} file @param {string} locale @param {string} [root] */
export function createFileLink(file, locale, root = MEDIA_ROOT) {
  const link = createElement('a', { href: root + file.key, lang: locale }, file.title);
  const size = `${KINDS.get(file.mediaType) ?? ''}, ${formatFileSize(file.byteCount)}`;
  return createElement('li', {}, link, createElement('span', { class: 'note' }, size));
}
