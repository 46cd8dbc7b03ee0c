import * as z from 'zod';
import { BodyBlockSchema } from '../news/body';
import { LocaleSchema } from './identifiers';

/** A file beside the document that names it: a path without "..", such as "anh/hoi-nghi.jpg". */
export const ImportPathSchema = z
  .string()
  .max(500)
  .regex(
    /^(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[^\\:*?"<>|\p{Cc}]+$/u,
    'must be a path below the folder',
  );

const TextSchema = z.string().max(1_000).nullish();

const TableSchema = z.strictObject({
  type: z.literal('table'),
  caption: z.string().max(500).nullable(),
  /** How many of the first rows are headers. */
  headerRowCount: z.number().int().min(0).max(10),
  /** Whether the first cell of each row is the header of that row. */
  hasHeaderColumn: z.boolean().default(false),
  rows: z
    .array(z.array(z.string().max(5_000)).max(50))
    .min(1)
    .max(1_000),
});
const FigureSchema = z.strictObject({
  type: z.literal('figure'),
  file: ImportPathSchema,
  /** Null: a person has to supply it before the article is published. */
  alternativeText: z.string().max(500).nullable(),
  caption: z.string().max(500).nullable(),
});
/** A block of an imported body: those of our own bodies, and what the converter keeps of tables and images. */
export const ImportBlockSchema = z.union([TableSchema, FigureSchema, BodyBlockSchema]);
export type ImportBlock = z.infer<typeof ImportBlockSchema>;

/**
 * One article of an import. Dates are written as Vietnamese write them or as ISO 8601; category and unit by id or by name. A
 * `body` keeps structure; `text` is plain: paragraphs are separated by empty lines.
 */
export const ImportArticleSchema = z.strictObject({
  /** Where it stood on the old portal, and its number there. One of them makes it recognisable when it comes again. */
  sourceAddress: z.string().max(2_000).nullish(),
  sourceId: z.string().max(200).nullish(),
  locale: LocaleSchema.default('vi'),
  title: z.string().min(1).max(255),
  lead: TextSchema,
  publishedAt: z.string().max(100).nullish(),
  eventDate: z.string().max(100).nullish(),
  category: z.string().max(300).nullish(),
  unit: z.string().max(300).nullish(),
  byline: z.string().max(200).nullish(),
  source: z.string().max(200).nullish(),
  status: z.enum(['draft', 'published']).default('draft'),
  body: z.array(ImportBlockSchema).max(2_000).nullish(),
  text: z.string().max(1_000_000).nullish(),
  attachments: z
    .array(z.strictObject({ file: ImportPathSchema, name: z.string().min(1).max(255) }))
    .max(100)
    .nullish(),
});
export type ImportArticle = z.infer<typeof ImportArticleSchema>;

export const IMPORT_ARTICLES_MAX = 20_000;

/** The JSON document. Its articles are parsed one by one, so that a wrong one does not hide the others. */
export const ImportDocumentSchema = z.strictObject({
  format: z.literal('congkhai-articles'),
  version: z.literal(1),
  articles: z.array(z.unknown()).max(IMPORT_ARTICLES_MAX),
});

/** Columns of the CSV form, in any order. All but `title` and `text` may be left out. */
export const IMPORT_COLUMNS = [
  'sourceAddress',
  'sourceId',
  'locale',
  'title',
  'lead',
  'text',
  'publishedAt',
  'eventDate',
  'category',
  'unit',
  'byline',
  'source',
  'status',
] as const;
