import * as z from 'zod';

const FormatSchema = z.object({
  url: z.string(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  mime: z.string(),
});

/** A file of the media library as Strapi returns it. */
export const FileRowSchema = FormatSchema.extend({
  name: z.string(),
  ext: z.string().nullish(),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  updatedAt: z.coerce.date(),
  formats: z.record(z.string(), z.unknown()).nullish(),
});
export type FileRow = z.infer<typeof FileRowSchema>;

/** One file on the disk of the media library: an image has several, of different widths. */
export interface StoredFile {
  url: string;
  mime: string;
  width: number | null;
  height: number | null;
  /** Changes when the file is replaced: its address stays. */
  version: string;
}

/** A wider original is for printing, not for readers of a page. */
const ORIGINAL_WIDTH_MAX = 2_560;

/** The files of an image, narrowest first and each width once; the original is left out if it is huge and others are there. */
export function sizesOf(file: FileRow): StoredFile[] {
  const version = file.updatedAt.toISOString();
  const formats = Object.values(file.formats ?? {}).flatMap((format) => {
    const parsed = FormatSchema.safeParse(format);
    return parsed.success ? [parsed.data] : [];
  });
  const isOriginalShown = formats.length === 0 || (file.width ?? 0) <= ORIGINAL_WIDTH_MAX;
  const byWidth = new Map<number, StoredFile>();
  for (const { url, mime, width, height } of isOriginalShown ? [file, ...formats] : formats)
    if (width && height && !byWidth.has(width))
      byWidth.set(width, { url, mime, width, height, version });
  return [...byWidth.values()].sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
}

/** The file itself, of whatever kind. */
export function originalOf(file: FileRow): StoredFile {
  const { url, mime, width = null, height = null } = file;
  return { url, mime, width, height, version: file.updatedAt.toISOString() };
}
