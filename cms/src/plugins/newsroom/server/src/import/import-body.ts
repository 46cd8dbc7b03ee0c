import type { ImportArticle, ImportBlock } from '@congkhai/shared/contracts/article-import';
import type { BodyBlock } from '@congkhai/shared/news/body';
import { type WrittenTable, WrittenTableSchema } from '@congkhai/shared/news/body-parts';

type ImportTable = Extract<ImportBlock, { type: 'table' }>;
type ImportFigure = Extract<ImportBlock, { type: 'figure' }>;

/** A part of an imported article as its form takes it, but for a figure's image: it is named by its file until that is in the library. */
export type ImportedSection =
  | { __component: 'newsroom.text'; body: BodyBlock[] }
  | { __component: 'newsroom.table'; caption: string | null; content: WrittenTable }
  | {
      __component: 'newsroom.figure';
      file: string;
      alternativeText: string | null;
      caption: string | null;
    };

/** What the form takes of a caption of a table and of an alternative text. */
const LINE_CHARACTERS_MAX = 255;

/** The files that an article names: images with their alternative text, and attachments. */
export function filesIn({
  body,
  attachments,
}: ImportArticle): { file: string; alternativeText: string | null }[] {
  return [
    ...(body ?? []).flatMap((block) =>
      block.type === 'figure' ? [{ file: block.file, alternativeText: block.alternativeText }] : [],
    ),
    ...(attachments ?? []).map(({ file }) => ({ file, alternativeText: null })),
  ];
}

/** An imported body as the article's form takes it: the text up to the first table or image, then sections in their order. */
export function contentOf(blocks: readonly ImportBlock[]): {
  body: BodyBlock[];
  sections: ImportedSection[];
} {
  const body: BodyBlock[] = [];
  const sections: ImportedSection[] = [];
  const addText = (...texts: BodyBlock[]) => {
    const last = sections.at(-1);
    if (!last) body.push(...texts);
    else if (last.__component === 'newsroom.text') last.body.push(...texts);
    else sections.push({ __component: 'newsroom.text', body: texts });
  };
  for (const block of blocks) {
    if (block.type === 'figure') sections.push(figureOf(block));
    else if (block.type !== 'table') addText(block);
    else {
      const content = writtenTableOf(block);
      const hasLongCaption = (block.caption ?? '').length > LINE_CHARACTERS_MAX;
      if (block.caption !== null && (!content || hasLongCaption)) addText(paragraph(block.caption));
      if (!content) addText(listOf(block));
      else {
        const caption = hasLongCaption ? null : block.caption;
        sections.push({ __component: 'newsroom.table', caption, content });
      }
    }
  }
  return { body, sections };
}

function figureOf({ file, alternativeText, caption }: ImportFigure): ImportedSection {
  const isTooLong = (alternativeText ?? '').length > LINE_CHARACTERS_MAX;
  // The library keeps the long one, and the form takes that where its own field is empty.
  const own = isTooLong ? null : alternativeText;
  return { __component: 'newsroom.figure', file, alternativeText: own, caption };
}

/** Null for a table that the form does not hold: too many rows or columns, too much in a cell, or nothing below its headers. */
function writtenTableOf({ headerRowCount, hasHeaderColumn, rows }: ImportTable) {
  const columnCount = Math.max(1, ...rows.map((row) => row.length));
  const evenRows = rows.map((row) =>
    Array.from({ length: columnCount }, (_, column) => row[column] ?? ''),
  );
  const parsed = WrittenTableSchema.safeParse({ headerRowCount, hasHeaderColumn, rows: evenRows });
  return parsed.success && headerRowCount < rows.length ? parsed.data : null;
}

/** Nothing of a table is lost that the form does not hold: its rows become items of a list that say their headers. */
function listOf({ headerRowCount, rows }: ImportTable): BodyBlock {
  // Headers without a row below them are all there is.
  const headerCount = headerRowCount < rows.length ? headerRowCount : 0;
  const headers = rows[headerCount - 1] ?? [];
  const items = rows.slice(headerCount).map((cells) => ({
    type: 'list-item' as const,
    children: [{ type: 'text' as const, text: lineOf(cells, headers) }],
  }));
  return { type: 'list', format: 'unordered', children: items };
}

function lineOf(cells: readonly string[], headers: readonly string[]): string {
  return cells
    .map((cell, column) => (headers[column] ? `${headers[column]}: ${cell}` : cell))
    .filter((cell) => cell !== '')
    .join('; ');
}

function paragraph(text: string): BodyBlock {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}
