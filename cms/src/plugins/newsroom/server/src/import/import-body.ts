import type { ImportArticle, ImportBlock } from '@congkhai/shared/contracts/article-import';
import type { BodyBlock } from '@congkhai/shared/news/body';

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

/**
 * An imported body as the article's form takes it. The rows of a table become items of a list that say their headers; an image leaves
 * its caption, and the article stays a draft until somebody puts the image in place.
 */
export function bodyOf(blocks: readonly ImportBlock[]): BodyBlock[] {
  return blocks.flatMap((block): BodyBlock[] => {
    if (block.type === 'table') return listOf(block);
    if (block.type !== 'figure') return [block];
    return block.caption === null ? [] : [paragraph(block.caption, { italic: true })];
  });
}

function listOf({
  caption,
  headerRowCount,
  rows,
}: Extract<ImportBlock, { type: 'table' }>): BodyBlock[] {
  const headers = rows[headerRowCount - 1] ?? [];
  const items = rows.slice(headerRowCount).map((cells) => ({
    type: 'list-item' as const,
    children: [{ type: 'text' as const, text: lineOf(cells, headers) }],
  }));
  const list: BodyBlock = { type: 'list', format: 'unordered', children: items };
  return caption === null ? [list] : [paragraph(caption), list];
}

function lineOf(cells: readonly string[], headers: readonly string[]): string {
  return cells
    .map((cell, column) => (headers[column] ? `${headers[column]}: ${cell}` : cell))
    .filter((cell) => cell !== '')
    .join('; ');
}

function paragraph(text: string, marks: { italic?: boolean } = {}): BodyBlock {
  return { type: 'paragraph', children: [{ type: 'text', text, ...marks }] };
}
