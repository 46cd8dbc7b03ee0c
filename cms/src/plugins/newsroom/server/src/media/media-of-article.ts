import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { MEDIA_ENDINGS, mediaTypeOf } from '@congkhai/shared/news/media';
import { slugOf } from '@congkhai/shared/text/text';
import { type FileRow, originalOf, type StoredFile, sizesOf } from './file-row';

/** What is known of a file's bytes without holding them. */
export interface Digest {
  sha256: string;
  byteCount: number;
}
/** Digests by the address of the file in the media library. */
export type Digests = ReadonlyMap<string, Digest>;

/** A file that belongs into the published store, and where its bytes are. */
export interface MediaSource extends Digest {
  key: string;
  mediaType: string;
  file: StoredFile;
}

const NAME_CHARACTERS_MAX = 80;

/** The files of which the digests are needed to publish these images and documents. */
export function filesOf(images: readonly FileRow[], documents: readonly FileRow[]): StoredFile[] {
  return [...images.flatMap(sizesOf), ...documents.map(originalOf)];
}

/** An image as readers get it, still unchecked; null if its bytes are not to be had. */
export function imageOf(
  file: FileRow,
  digests: Digests,
  {
    alternativeText,
    caption,
  }: {
    alternativeText?: string | null | undefined;
    caption?: string | null | undefined;
  } = {},
) {
  const sizes = sizesOf(file).flatMap((size) => {
    const source = sourceOf(file, size, digests);
    return source
      ? [
          {
            key: source.key,
            width: size.width,
            height: size.height,
            byteCount: source.byteCount,
          },
        ]
      : [];
  });
  if (sizes.length === 0) return null;
  return {
    mediaType: file.mime,
    alternativeText: alternativeText || file.alternativeText || '',
    caption: caption || file.caption || null,
    sizes: sizes.slice(-6),
  };
}

/** A file to download as readers get it, still unchecked; null if its bytes are not to be had. */
export function fileOf(file: FileRow, title: string | null | undefined, digests: Digests) {
  const source = sourceOf(file, originalOf(file), digests);
  if (!source) return null;
  const { key, mediaType, byteCount } = source;
  return { key, title: title || stemOf(file.name), mediaType, byteCount };
}

/** Where a file goes, named after its bytes and by what the editor called it. */
export function sourceOf(file: FileRow, stored: StoredFile, digests: Digests): MediaSource | null {
  const digest = digests.get(stored.url);
  const mediaType = mediaTypeOf(stored.mime);
  if (!digest || !mediaType) return null;
  const stem = slugOf(stemOf(file.name)).slice(0, NAME_CHARACTERS_MAX).replace(/-+$/, '');
  const name = `${stem || 'tep'}.${MEDIA_ENDINGS[mediaType]}`;
  return { ...digest, key: objectKeys.media(digest.sha256, name), mediaType, file: stored };
}

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
