import type { Locale } from '../contracts/identifiers';
import { blockTextOf } from './block-text';
import type { BodyBlock, Inline, ListBlock } from './body';
import type { BodyPart, QuotationPart, TablePart } from './body-parts';
import { describeFile } from './file-size';
import type { PublishedFile, PublishedImage } from './media';

const MARKS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
] as const;

/** The width of the text on a wide screen; a narrower one shows images from edge to edge. */
const IMAGE_SIZES = '(min-width: 48rem) 44rem, 100vw';

/**
 * HTML of an article's body. Only the elements written here can come out, every text and address is escaped,
 * and links carry rel="noopener". The headings of a body start at level 2, below the article's title. Files and images
 * are at `/v1/media/…` of the read API.
 */
export function renderBody(body: readonly BodyPart[], locale: Locale): string {
  return body.map((part) => renderPart(part, locale)).join('\n');
}

/** The words of a body without any markup, paragraphs on lines of their own: for leads, search and feeds. */
export function plainTextOf(body: readonly BodyPart[]): string {
  return body.map((part) => blockTextOf(part).text.trimEnd()).join('\n');
}

/** Where the read API has a file of the published store. */
export function mediaAddressOf(key: string): string {
  return `/v1/${key}`;
}

function renderPart(part: BodyPart, locale: Locale): string {
  switch (part.type) {
    case 'table':
      return renderTable(part);
    case 'figure':
      return renderFigure(part.image);
    case 'file':
      return renderFile(part.file, locale);
    case 'quotation':
      return renderQuotation(part);
    default:
      return renderBlock(part);
  }
}

function renderBlock(block: BodyBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${renderInlines(block.children)}</p>`;
    case 'heading': {
      const level = Math.max(2, block.level);
      return `<h${level}>${renderInlines(block.children)}</h${level}>`;
    }
    case 'quote':
      return `<blockquote><p>${renderInlines(block.children)}</p></blockquote>`;
    case 'code':
      return `<pre><code>${renderInlines(block.children)}</code></pre>`;
    case 'list':
      return renderList(block);
  }
}

function renderList(list: ListBlock): string {
  const element = list.format === 'ordered' ? 'ol' : 'ul';
  const items = list.children.map((child) =>
    child.type === 'list'
      ? `<li>${renderList(child)}</li>`
      : `<li>${renderInlines(child.children)}</li>`,
  );
  return `<${element}>${items.join('')}</${element}>`;
}

function renderTable({ caption, headerRowCount, hasHeaderColumn, rows }: TablePart): string {
  const renderRow = (cells: TablePart['rows'][number], isHeader: boolean) => {
    const rendered = cells.map((cell, column) => {
      const content = renderInlines(cell);
      if (isHeader) return `<th scope="col">${content}</th>`;
      return hasHeaderColumn && column === 0
        ? `<th scope="row">${content}</th>`
        : `<td>${content}</td>`;
    });
    return `<tr>${rendered.join('')}</tr>`;
  };
  const head = rows.slice(0, headerRowCount).map((row) => renderRow(row, true));
  const body = rows.slice(headerRowCount).map((row) => renderRow(row, false));
  return [
    `<table><caption>${escapeHtml(caption)}</caption>`,
    head.length > 0 ? `<thead>${head.join('')}</thead>` : '',
    `<tbody>${body.join('')}</tbody></table>`,
  ].join('');
}

function renderFigure(image: PublishedImage): string {
  const { alternativeText, caption, sizes } = image;
  const widest = sizes.at(-1);
  if (!widest) return '';
  const attributes = [
    `src="${escapeHtml(mediaAddressOf(widest.key))}"`,
    `srcset="${sizes.map(({ key, width }) => `${escapeHtml(mediaAddressOf(key))} ${width}w`).join(', ')}"`,
    `sizes="${IMAGE_SIZES}"`,
    `width="${widest.width}" height="${widest.height}"`,
    `alt="${escapeHtml(alternativeText)}"`,
    'loading="lazy"',
  ];
  const words = caption === null ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure><img ${attributes.join(' ')}>${words}</figure>`;
}

function renderFile(file: PublishedFile, locale: Locale): string {
  const address = escapeHtml(mediaAddressOf(file.key));
  const description = escapeHtml(describeFile(file, locale));
  return `<p><a href="${address}" rel="noopener">${escapeHtml(file.title)}</a> (${description})</p>`;
}

function renderQuotation({ text, attribution, url }: QuotationPart): string {
  const cite = url === null ? '' : ` cite="${escapeHtml(url)}"`;
  const paragraphs = text.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const source =
    url === null
      ? escapeHtml(attribution)
      : `<a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(attribution)}</a>`;
  return `<figure><blockquote${cite}>${paragraphs}</blockquote><figcaption>${source}</figcaption></figure>`;
}

function renderInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.type === 'link'
        ? `<a href="${escapeHtml(inline.url)}" rel="noopener">${renderInlines(inline.children)}</a>`
        : renderText(inline),
    )
    .join('');
}

function renderText(inline: Extract<Inline, { type: 'text' }>): string {
  const text = escapeHtml(inline.text).replaceAll('\n', '<br>');
  return MARKS.reduce(
    (html, [mark, element]) => (inline[mark] ? `<${element}>${html}</${element}>` : html),
    text,
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
