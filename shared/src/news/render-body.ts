import type { BodyBlock, Inline, ListBlock } from './body';

const MARKS = [
  ['code', 'code'],
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
] as const;

/**
 * HTML of an article's body. Only the elements written here can come out, every text and address is escaped,
 * and links carry rel="noopener". The headings of a body start at level 2, below the article's title.
 */
export function renderBody(body: readonly BodyBlock[]): string {
  return body.map(renderBlock).join('\n');
}

/** The words of a body without any markup, paragraphs on lines of their own: for leads, search and feeds. */
export function plainTextOf(body: readonly BodyBlock[]): string {
  return body.map((block) => plainTextOfChildren(block.children)).join('\n');
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

function plainTextOfChildren(
  children: readonly (Inline | ListBlock['children'][number])[],
): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.text;
      const text = plainTextOfChildren(child.children);
      return child.type === 'link' ? text : `${text}\n`;
    })
    .join('')
    .trimEnd();
}
