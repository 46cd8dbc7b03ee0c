import type { ImportBlock } from '@congkhai/shared/contracts/article-import';
import type { ListBlock } from '@congkhai/shared/news/body';
import { type InlineRun, inlineRun, type Marks } from './inline-run';
import { elementsIn, lineOf, type PageElement } from './page-tree';
import { isDataTable, readTable } from './read-table';

/** What of a page's addresses and files the body may use. */
export interface PageFiles {
  /** The absolute address of a link, or null if it cannot be followed. */
  linkOf(address: string): string | null;
  /** The saved file behind an image or attachment, or null. */
  fileOf(address: string): string | null;
  /** Called for an image; null leaves it out. */
  onImage(image: PageElement): { file: string; alternativeText: string | null } | null;
}

interface Reading extends PageFiles {
  blocks: ImportBlock[];
  run: InlineRun;
}
interface Style {
  marks: Marks;
  url: string | null;
}

const MARKS = new Map<string, Marks>([
  ['b', { bold: true }],
  ['strong', { bold: true }],
  ['i', { italic: true }],
  ['em', { italic: true }],
  ['u', { underline: true }],
  ['s', { strikethrough: true }],
  ['strike', { strikethrough: true }],
  ['del', { strikethrough: true }],
]);
const TRANSPARENT = new Set([
  'span',
  'font',
  'a',
  'small',
  'big',
  'sub',
  'sup',
  'label',
  'abbr',
  'cite',
  'mark',
  'time',
  'code',
  'q',
  'ins',
  'center',
]);
const HEADING = /^h([1-6])$/;
const NOT_READ = new Set(['style', 'form', 'button']);

/** The blocks of an article's part of a page: paragraphs, headings, lists, quotations, tables and images, in order. */
export function readBody(body: PageElement, files: PageFiles): ImportBlock[] {
  const reading: Reading = { ...files, blocks: [], run: inlineRun() };
  readChildren(body, { marks: {}, url: null }, reading);
  flush(reading);
  return reading.blocks;
}

function readChildren(element: PageElement, style: Style, reading: Reading): void {
  for (const child of element.children) {
    if (typeof child === 'string')
      reading.run.add(child.replace(/\s+/g, ' '), style.marks, style.url);
    else readElement(child, style, reading);
  }
}

function readElement(element: PageElement, style: Style, reading: Reading): void {
  const { tag } = element;
  const marks = MARKS.get(tag);
  if (NOT_READ.has(tag)) return;
  // Two breaks in a row make a new paragraph, as editors of old portals did.
  if (tag === 'br') reading.run.add('\n', style.marks, style.url);
  else if (tag === 'img') readImage(element, reading);
  else if (marks) readChildren(element, { ...style, marks: { ...style.marks, ...marks } }, reading);
  else if (TRANSPARENT.has(tag)) readChildren(element, styledBy(element, style, reading), reading);
  else {
    flush(reading);
    readBlock(element, style, reading);
    flush(reading);
  }
}

function readBlock(element: PageElement, style: Style, reading: Reading): void {
  const { tag } = element;
  const level = HEADING.exec(tag)?.[1];
  if (level) readHeading(element, Math.max(2, Number(level)), reading);
  else if (tag === 'ul' || tag === 'ol') {
    const list = readList(element, reading);
    if (list.children.length > 0) reading.blocks.push(list);
  } else if (tag === 'blockquote') readQuote(element, reading);
  else if (tag === 'figure') readFigure(element, style, reading);
  else if (tag === 'table' && isDataTable(element)) reading.blocks.push(readTable(element));
  else readChildren(element, style, reading);
}

/** A heading that is no more than an image is the image. */
function readHeading(element: PageElement, level: number, reading: Reading): void {
  const inner = readInner(element, reading);
  const [first] = inner;
  if (first?.type !== 'paragraph' || inner.length > 1) reading.blocks.push(...inner);
  else reading.blocks.push({ type: 'heading', level, children: first.children });
}

function readQuote(element: PageElement, reading: Reading): void {
  for (const block of readInner(element, reading))
    reading.blocks.push(block.type === 'paragraph' ? { ...block, type: 'quote' } : block);
}

function readList(element: PageElement, reading: Reading): ListBlock {
  const list: ListBlock = {
    type: 'list',
    format: element.tag === 'ol' ? 'ordered' : 'unordered',
    children: [],
  };
  for (const item of element.children) {
    if (typeof item === 'string') continue;
    for (const block of item.tag === 'ul' || item.tag === 'ol'
      ? [readList(item, reading)]
      : readInner(item, reading)) {
      if (block.type === 'list') {
        // A list without items is refused by the form.
        if (block.children.length > 0) list.children.push(block);
      } else if ('children' in block)
        list.children.push({ type: 'list-item', children: block.children });
      // Tables and images in a list stand below it.
      else reading.blocks.push(block);
    }
  }
  return list;
}

function readFigure(element: PageElement, style: Style, reading: Reading): void {
  const caption = [...elementsIn(element)].find(({ tag }) => tag === 'figcaption');
  const image = [...elementsIn(element)].find(({ tag }) => tag === 'img');
  if (image) readImage(image, reading, caption ? lineOf(caption) || null : null);
  else readChildren(element, style, reading);
}

function readImage(image: PageElement, reading: Reading, caption: string | null = null): void {
  const found = reading.onImage(image);
  if (!found) return;
  flush(reading);
  reading.blocks.push({ type: 'figure', ...found, caption });
}

function readInner(element: PageElement, { linkOf, fileOf, onImage }: Reading): ImportBlock[] {
  return readBody(element, { linkOf, fileOf, onImage });
}

function styledBy(element: PageElement, style: Style, { linkOf }: Reading): Style {
  const css = (element.attributes.get('style') ?? '').toLowerCase().replace(/\s+/g, '');
  const marks: Marks = {
    ...style.marks,
    ...(/font-weight:(?:bold|[6-9]00)/.test(css) ? { bold: true } : {}),
    ...(/font-style:italic/.test(css) ? { italic: true } : {}),
  };
  const address = element.tag === 'a' ? element.attributes.get('href') : undefined;
  return { marks, url: address === undefined ? style.url : linkOf(address) };
}

function flush({ run, blocks }: Reading): void {
  const inlines = run.take();
  if (inlines.length === 0) return;
  const paragraphs = splitAtBlankLines(inlines);
  for (const children of paragraphs) blocks.push({ type: 'paragraph', children });
}

type Inlines = ReturnType<InlineRun['take']>;

function splitAtBlankLines(inlines: Inlines): Inlines[] {
  const paragraphs: Inlines[] = [[]];
  for (const inline of inlines) {
    if (inline.type === 'link') {
      paragraphs.at(-1)?.push(inline);
      continue;
    }
    const [first = '', ...rest] = inline.text.split(/\n\s*\n\s*/);
    for (const [index, text] of [first, ...rest].entries()) {
      if (index > 0) paragraphs.push([]);
      if (text !== '') paragraphs.at(-1)?.push({ ...inline, text });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}
