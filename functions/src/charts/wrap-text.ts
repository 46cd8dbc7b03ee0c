const ELLIPSIS = '…';

/**
 * A text in lines that are no wider than `width`, broken between words, and inside one only if it alone is too wide. What does not fit into
 * `linesMax` lines is cut off with an ellipsis.
 */
export function wrapText(
  text: string,
  {
    width,
    linesMax,
    measure,
  }: { width: number; linesMax: number; measure: (text: string) => number },
): string[] {
  const fits = (line: string) => measure(line) <= width;
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < linesMax) {
    const line = firstLine(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  if (rest === '') return lines;
  const last = lines.pop() ?? '';
  return [...lines, shorten(`${last} ${rest}`, fits)];
}

function firstLine(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  let line = '';
  for (const { index } of text.matchAll(/\s+|$/g)) {
    const longer = text.slice(0, index);
    if (!fits(longer)) break;
    line = longer;
  }
  return line === '' ? longestStart(text, fits) : line;
}

function shorten(text: string, fits: (line: string) => boolean): string {
  return `${longestStart(text, (start) => fits(start.trimEnd() + ELLIPSIS)).trimEnd()}${ELLIPSIS}`;
}

/** The longest start that fits, at least one character. */
function longestStart(text: string, fits: (line: string) => boolean): string {
  const characters = [...text];
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}
