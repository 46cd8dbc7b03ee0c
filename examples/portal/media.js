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

/** Where the API has a file. @param {string} key */
function mediaAddress(key) {
  return `/v1/${key}`;
}

/**
 * An image in the size that the reader's screen needs.
 * @param {PublishedImage} image
 * @param {{ sizes: string, alternativeText?: string, isLazy?: boolean }} options
 */
export function createImage(image, { sizes, alternativeText, isLazy = true }) {
  const widest = image.sizes.at(-1);
  if (!widest) return null;
  return createElement('img', {
    src: mediaAddress(widest.key),
    srcset: image.sizes.map(({ key, width }) => `${mediaAddress(key)} ${width}w`).join(', '),
    sizes,
    width: String(widest.width),
    height: String(widest.height),
    alt: alternativeText ?? image.alternativeText,
    ...(isLazy && { loading: 'lazy' }),
  });
}

/** An image with its caption below. @param {PublishedImage} image @param {string} sizes @param {string} locale */
export function createFigure(image, sizes, locale) {
  const caption =
    image.caption === null ? null : createElement('figcaption', { lang: locale }, image.caption);
  return createElement('figure', {}, createImage(image, { sizes, isLazy: false }), caption);
}

/** A file to download, with its kind and size. @param {PublishedFile} file @param {string} locale */
export function createFileLink(file, locale) {
  const link = createElement('a', { href: mediaAddress(file.key), lang: locale }, file.title);
  const size = `${KINDS.get(file.mediaType) ?? ''}, ${formatFileSize(file.byteCount)}`;
  return createElement('li', {}, link, createElement('span', { class: 'note' }, size));
}
