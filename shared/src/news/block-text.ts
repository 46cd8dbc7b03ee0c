import type { BodyBlock, Inline } from './body';
import type { BodyPart } from './body-parts';

/** A stretch of a block's text: a run of equal marks, or a link with its own runs. */
export interface TextSpan {
  inline: Inline;
  /** Where it begins and ends in the text of the block, in UTF-16 units. */
  start: number;
  end: number;
}

/** The words of a block as one text, and which stretch of it is what. Items of a list stand on lines of their own. */
export interface BlockText {
  text: string;
  spans: TextSpan[];
}

type Child = BodyBlock['children'][number];

/** The text in which findings in a block are counted. Cells of a table stand on lines of their own, below its caption. */
export function blockTextOf(part: BodyPart): BlockText {
  const blockText: BlockText = { text: '', spans: [] };
  switch (part.type) {
    case 'table':
      appendLines(blockText, [part.caption]);
      for (const cell of part.rows.flat()) {
        startLine(blockText);
        append(blockText, cell);
      }
      break;
    case 'figure':
      appendLines(blockText, [part.image.alternativeText, part.image.caption ?? '']);
      break;
    case 'file':
      appendLines(blockText, [part.file.title]);
      break;
    case 'quotation':
      appendLines(blockText, [...part.text, part.attribution]);
      break;
    default:
      append(blockText, part.children);
  }
  return blockText;
}

function appendLines(blockText: BlockText, lines: readonly string[]): void {
  for (const text of lines) {
    startLine(blockText);
    append(blockText, [{ type: 'text', text }]);
  }
}

function startLine(blockText: BlockText): void {
  if (blockText.text !== '' && !blockText.text.endsWith('\n')) blockText.text += '\n';
}

/** The words of a piece of text or of a link. */
export function wordsOf(inline: Inline): string {
  return inline.type === 'text' ? inline.text : inline.children.map(({ text }) => text).join('');
}

function append(blockText: BlockText, children: readonly Child[]): void {
  for (const child of children) {
    if (child.type === 'text' || child.type === 'link') {
      const start = blockText.text.length;
      blockText.text += wordsOf(child);
      blockText.spans.push({ inline: child, start, end: blockText.text.length });
      continue;
    }
    startLine(blockText);
    append(blockText, child.children);
  }
}
