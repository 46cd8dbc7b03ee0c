import * as z from 'zod';
import { lineSchema } from '../text/text';

/** Kinds of files that readers get, with the ending of their names. Nothing that a browser would run is among them. */
export const MEDIA_ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
} as const;
export type MediaType = keyof typeof MEDIA_ENDINGS;

const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
const DOCUMENT_TYPES = [
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

/** The beginning of the SHA-256 of a file's bytes, by which it is named: other bytes have another address. */
export const MediaHashSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const MediaNameSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|webp|avif|pdf|docx?|xlsx?)$/);
/** Where a file lies in the published store: `media/{hash}/{name}`. Readers get it at `/v1/` and this. */
export const MediaKeySchema = z
  .string()
  .max(150)
  .regex(/^media\/[0-9a-f]{32}\/[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|webp|avif|pdf|docx?|xlsx?)$/);

const pixels = z.number().int().min(1).max(30_000);
const byteCount = z.number().int().min(1).max(100_000_000);

const ImageSizeSchema = z.strictObject({
  key: MediaKeySchema,
  width: pixels,
  height: pixels,
  byteCount,
});

/** An image in the sizes in which it can be had, narrowest first. */
export const PublishedImageSchema = z.strictObject({
  mediaType: z.enum(IMAGE_TYPES),
  /** What the image shows, for those who do not see it. */
  alternativeText: lineSchema(500),
  caption: lineSchema(500).nullable(),
  sizes: z.array(ImageSizeSchema).min(1).max(6),
});
export type PublishedImage = z.infer<typeof PublishedImageSchema>;

/** A file to download. */
export const PublishedFileSchema = z.strictObject({
  key: MediaKeySchema,
  title: lineSchema(300),
  mediaType: z.enum(DOCUMENT_TYPES),
  byteCount,
});
export type PublishedFile = z.infer<typeof PublishedFileSchema>;

/** The kind of a file that readers may get, or undefined. */
export function mediaTypeOf(text: string): MediaType | undefined {
  const types: readonly string[] = Object.keys(MEDIA_ENDINGS);
  return types.includes(text) ? (text as MediaType) : undefined;
}

/** The kind of a file by the ending of its name. */
export function mediaTypeOfName(name: string): MediaType | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return (Object.entries(MEDIA_ENDINGS) as [MediaType, string][]).find(
    ([, known]) => known === ending,
  )?.[0];
}
