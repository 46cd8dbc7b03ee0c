import * as z from 'zod';
import { lineSchema } from '../text/text';
import { BodyBlockSchema, type Inline, LinkAddressSchema } from './body';
import { PublishedFileSchema, PublishedImageSchema } from './media';

export const TABLE_ROWS_MAX = 300;
export const TABLE_COLUMNS_MAX = 20;
const CELL_CHARACTERS_MAX = 2_000;

const CellSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text'), text: z.string().max(CELL_CHARACTERS_MAX) }),
      z.strictObject({
        type: z.literal('link'),
        url: LinkAddressSchema,
        children: z
          .array(
            z.strictObject({ type: z.literal('text'), text: z.string().max(CELL_CHARACTERS_MAX) }),
          )
          .max(1),
      }),
    ]),
  )
  .max(100);

/** A table of facts. Every row has as many cells as the first; it has a caption, and headers above its columns or before its rows. */
const TableSchema = z
  .strictObject({
    type: z.literal('table'),
    caption: lineSchema(300),
    /** How many of the first rows are headers of columns. */
    headerRowCount: z.number().int().min(0).max(10),
    /** Whether the first cell of each row is the header of that row. */
    hasHeaderColumn: z.boolean(),
    rows: z.array(z.array(CellSchema).min(1).max(TABLE_COLUMNS_MAX)).min(1).max(TABLE_ROWS_MAX),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), {
    message: 'every row has as many cells as the first',
    path: ['rows'],
  })
  .refine(({ headerRowCount, hasHeaderColumn }) => headerRowCount > 0 || hasHeaderColumn, {
    message: 'a table has a header row or a header column',
    path: ['headerRowCount'],
  })
  .refine(({ headerRowCount, rows }) => headerRowCount < rows.length, {
    message: 'there is a row below the headers',
    path: ['rows'],
  });
export type TablePart = z.infer<typeof TableSchema>;

const FigureSchema = z.strictObject({ type: z.literal('figure'), image: PublishedImageSchema });
const FileSchema = z.strictObject({ type: z.literal('file'), file: PublishedFileSchema });

/** What somebody said, and who. A quote without a name stays a block of the text. */
const QuotationSchema = z.strictObject({
  type: z.literal('quotation'),
  /** Paragraphs. */
  text: z.array(lineSchema(5_000)).min(1).max(20),
  attribution: lineSchema(300),
  /** Where it was said. */
  url: LinkAddressSchema.nullable(),
});
export type QuotationPart = z.infer<typeof QuotationSchema>;

/** A part of an article's body: a block of text, or a table, figure, file or quotation between the blocks. */
export const BodyPartSchema = z.union([
  BodyBlockSchema,
  TableSchema,
  FigureSchema,
  FileSchema,
  QuotationSchema,
]);
export type BodyPart = z.infer<typeof BodyPartSchema>;
export const BodyPartsSchema = z.array(BodyPartSchema).max(2_000);

const CELL_LINK = /\[([^[\]]+)\]\(([^()\s]+)\)/g;

/** The cell that an editor wrote: plain text, and links as `[words](address)`. */
export function parseCell(written: string): Inline[] {
  const cell: Inline[] = [];
  let end = 0;
  const addText = (text: string) => {
    if (text !== '') cell.push({ type: 'text', text });
  };
  for (const match of written.matchAll(CELL_LINK)) {
    const [whole, words = '', url = ''] = match;
    addText(written.slice(end, match.index));
    cell.push({ type: 'link', url, children: [{ type: 'text', text: words }] });
    end = match.index + whole.length;
  }
  addText(written.slice(end));
  return cell;
}

/** A table as it is kept in the form of an article: cells as they were written. */
export const WrittenTableSchema = z.strictObject({
  headerRowCount: z.number().int().min(0).max(10),
  hasHeaderColumn: z.boolean(),
  rows: z
    .array(z.array(z.string().max(CELL_CHARACTERS_MAX)).min(1).max(TABLE_COLUMNS_MAX))
    .min(1)
    .max(TABLE_ROWS_MAX),
});
export type WrittenTable = z.infer<typeof WrittenTableSchema>;
