import type { ArticleRow, HeadlineRow } from '../articles/article-row';
import { type FileRow, originalOf, type StoredFile, sizesOf } from './file-row';
import { type Digests, filesOf, type MediaSource, sourceOf } from './media-of-article';

/** Where an article has files. */
type ArticleMedia = Partial<Pick<ArticleRow, 'cover' | 'gallery' | 'attachments' | 'sections'>>;

/** The files of which the digests are needed to list an article. */
export function headlineFilesOf({ cover }: HeadlineRow): StoredFile[] {
  return cover ? filesOf([cover], []) : [];
}

/** The files of which the digests are needed to publish an article. */
export function articleFilesOf(row: ArticleMedia): StoredFile[] {
  return filesOf(imagesOf(row), documentsOf(row));
}

/** What belongs into the published store of an article that shows these keys. */
export function mediaSourcesOf(row: ArticleMedia, digests: Digests): MediaSource[] {
  const sources = [
    ...imagesOf(row).flatMap((file) => sizesOf(file).map((size) => sourceOf(file, size, digests))),
    ...documentsOf(row).map((file) => sourceOf(file, originalOf(file), digests)),
  ];
  const byKey = new Map(sources.flatMap((source) => (source ? [[source.key, source]] : [])));
  return [...byKey.values()];
}

function imagesOf({ cover, gallery, sections }: ArticleMedia): FileRow[] {
  const figures = (sections ?? []).flatMap((section) =>
    section.__component === 'newsroom.figure' ? [section.image] : [],
  );
  return [cover, ...(gallery ?? []), ...figures].flatMap((file) => file ?? []);
}

function documentsOf({ attachments, sections }: ArticleMedia): FileRow[] {
  const files = (sections ?? []).flatMap((section) =>
    section.__component === 'newsroom.file' ? [section.file] : [],
  );
  return [...(attachments ?? []).map(({ file }) => file), ...files].flatMap((file) => file ?? []);
}
