import * as z from 'zod';
import { FileRowSchema } from '../media/file-row';

const LineSchema = z.string().nullish();

/** The parts of an article after its first text, as Strapi returns them and as its form sends them. */
const TextSectionSchema = z.object({ __component: z.literal('newsroom.text'), body: z.unknown() });
const TableSectionSchema = z.object({
  __component: z.literal('newsroom.table'),
  caption: LineSchema,
  content: z.unknown(),
});
const QuotationSectionSchema = z.object({
  __component: z.literal('newsroom.quotation'),
  text: LineSchema,
  attribution: LineSchema,
  url: LineSchema,
});

export const SectionRowSchema = z.discriminatedUnion('__component', [
  TextSectionSchema,
  TableSectionSchema,
  QuotationSectionSchema,
  z.object({
    __component: z.literal('newsroom.figure'),
    image: FileRowSchema.nullish(),
    alternativeText: LineSchema,
    caption: LineSchema,
  }),
  z.object({
    __component: z.literal('newsroom.file'),
    file: FileRowSchema.nullish(),
    title: LineSchema,
  }),
]);
export type SectionRow = z.infer<typeof SectionRowSchema>;

/** The same of a form: files are named by their ids there, and are no matter of what is written. */
export const WrittenSectionSchema = z.discriminatedUnion('__component', [
  TextSectionSchema,
  TableSectionSchema,
  QuotationSectionSchema,
  z.object({ __component: z.literal('newsroom.figure') }),
  z.object({ __component: z.literal('newsroom.file') }),
]);
