import { xmlTextOf } from '@congkhai/shared/text/xml-text';

// A line end of its own would be read as a line feed, and this is how the format writes what XML cannot carry.
const LIKE_AN_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** The text of a cell, as the format wants it inside XML. */
export function cellTextOf(text: string): string {
  return xmlTextOf(text.replace(LIKE_AN_ESCAPE, '_x005F_').replaceAll('\r', '_x000D_'));
}
