import { type Child, createElement } from './create-element.js';

let captionCount = 0;

/** A table with a caption and heads of columns. Where it is too wide it scrolls by itself, also with the keyboard. */
export function createTable({
  caption,
  columns,
  rows,
  foot,
}: {
  caption: Child[];
  columns: { name: string; isFigure: boolean }[];
  rows: HTMLElement[];
  foot?: HTMLElement;
}): HTMLElement {
  captionCount += 1;
  const id = `caption-${captionCount}`;
  const heads = columns.map(({ name, isFigure }) =>
    createElement('th', { scope: 'col', part: isFigure ? 'head figure' : 'head' }, name),
  );
  const table = createElement(
    'table',
    { part: 'table' },
    createElement('caption', { part: 'caption', id }, ...caption),
    createElement('thead', {}, createElement('tr', {}, ...heads)),
    createElement('tbody', {}, ...rows),
  );
  if (foot) table.append(createElement('tfoot', {}, foot));
  const scroll = createElement('div', { part: 'scroll' }, table);
  // It can be reached with the keyboard only while there is something to scroll.
  new ResizeObserver(() => {
    const isWide = scroll.scrollWidth > scroll.clientWidth;
    for (const [name, value] of [
      ['tabindex', '0'],
      ['role', 'region'],
      ['aria-labelledby', id],
    ] as const)
      if (isWide) scroll.setAttribute(name, value);
      else scroll.removeAttribute(name);
  }).observe(scroll);
  return scroll;
}
