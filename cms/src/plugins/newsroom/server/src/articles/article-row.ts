import * as z from 'zod';
import { FileRowSchema } from '../media/file-row';
import { SectionRowSchema } from './section-row';

const LineSchema = z.string().nullish();
const TagSchema = z.object({ tagId: z.string(), name: z.string() });
const OtherArticleSchema = z.object({ documentId: z.string() });

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
  cover: FileRowSchema.nullish(),
  isPinned: z.boolean().nullish(),
  isFeatured: z.boolean().nullish(),
  isDemonstration: z.boolean().nullish(),
});
export type HeadlineRow = z.infer<typeof HeadlineRowSchema>;

export const ArticleRowSchema = HeadlineRowSchema.extend({
  byline: LineSchema,
  source: LineSchema,
  body: z.unknown(),
  sections: z.array(SectionRowSchema).nullish(),
  gallery: z.array(FileRowSchema).nullish(),
  attachments: z.array(z.object({ file: FileRowSchema.nullish(), title: LineSchema })).nullish(),
  tags: z.array(TagSchema).nullish(),
  indexPeriodId: LineSchema,
  relatedArticles: z.array(OtherArticleSchema).nullish(),
  legalDocuments: z
    .array(
      z.object({
        number: z.string(),
        issuer: z.string(),
        issuedOn: z.string(),
        title: LineSchema,
        kind: LineSchema,
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
  'isPinned',
  'isFeatured',
  'isDemonstration',
];
export const HEADLINE_POPULATE = {
  category: { fields: ['categoryId', 'name'] },
  unit: { fields: ['unitId', 'fullName'] },
  cover: true,
};
export const ARTICLE_POPULATE = {
  ...HEADLINE_POPULATE,
  legalDocuments: { fields: ['number', 'issuer', 'issuedOn', 'title', 'kind'] },
  tags: { fields: ['tagId', 'name'] },
  relatedArticles: { fields: ['documentId'] },
  gallery: true,
  attachments: { populate: { file: true } },
  sections: {
    on: {
      'newsroom.text': { fields: ['body'] },
      'newsroom.table': { fields: ['caption', 'content'] },
      'newsroom.figure': { populate: { image: true } },
      'newsroom.file': { populate: { file: true } },
      'newsroom.quotation': { fields: ['text', 'attribution', 'url'] },
    },
  },
};
