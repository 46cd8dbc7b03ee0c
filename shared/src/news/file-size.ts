import type { Locale } from '../contracts/identifiers';
import type { PublishedFile } from './media';

const NAMES: Record<PublishedFile['mediaType'], string> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
};

/** The size of a file as people read it, in steps of 1,000 bytes: "84 kB", "1,2 MB" in Vietnamese and "1.2 MB" in English. */
export function fileSizeOf(byteCount: number, locale: Locale): string {
  const kilobytes = Math.max(1, Math.round(byteCount / 1_000));
  if (kilobytes < 1_000) return `${kilobytes} kB`;
  const tenths = Math.round(byteCount / 100_000);
  const separator = locale === 'vi' ? ',' : '.';
  return `${Math.floor(tenths / 10)}${separator}${tenths % 10} MB`;
}

/** What readers are told of a file before they load it: "PDF, 1,2 MB". */
export function describeFile(
  { mediaType, byteCount }: Pick<PublishedFile, 'mediaType' | 'byteCount'>,
  locale: Locale,
): string {
  return `${NAMES[mediaType]}, ${fileSizeOf(byteCount, locale)}`;
}
