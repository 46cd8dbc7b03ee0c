import * as z from 'zod';

const LineSchema = z.string().nullish();

/** A row of articles as Strapi returns it, with the relations that `ARTICLE_POPULATE` asks for. */
export const HeadlineRowSchema = z.object({
  documentId: z.string(),
  locale: z.string().nullable(),
  /** The time of this publication: publishing again makes a new row. */
  publishedAt: z.coerce.date(),
  title: LineSchema,
  slug: LineSchema,
  lead: LineSchema,
  eventDate: LineSchema,
  publicationDate: z.coerce.date().nullish(),
  category: z.object({ categoryId: z.string(), name: z.string() }).nullish(),
  unit: z.object({ unitId: z.string(), fullName: z.string() }).nullish(),
  isDemonstration: z.boolean().nullish(),
});
export type HeadlineRow = z.infer<typeof HeadlineRowSchema>;

export const ArticleRowSchema = HeadlineRowSchema.extend({
  byline: LineSchema,
  source: LineSchema,
  body: z.unknown(),
  legalDocuments: z
    .array(
      z.object({
        number: z.string(),
        issuer: z.string(),
        issuedOn: z.string(),
        title: LineSchema,
      }),
    )
    .nullish(),
});
export type ArticleRow = z.infer<typeof ArticleRowSchema>;

export const HEADLINE_FIELDS = [
  'documentId',
  'locale',
  'publishedAt',
  'title',
  'slug',
  'lead',
  'eventDate',
  'publicationDate',
  'isDemonstration',
];
export const HEADLINE_POPULATE = {
  category: { fields: ['categoryId', 'name'] },
  unit: { fields: ['unitId', 'fullName'] },
};
export const ARTICLE_POPULATE = {
  ...HEADLINE_POPULATE,
  legalDocuments: { fields: ['number', 'issuer', 'issuedOn', 'title'] },
};
