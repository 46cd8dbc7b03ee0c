import { createHash } from 'node:crypto';
import { ArticleIdSchema, IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import type { ArticlePosition } from '@congkhai/shared/news/article-order';
import { InstantSchema } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import { badRequest } from '../../http';
import type { SearchPosition } from '../../stores/search-index';

const ArticlePositionSchema = z.tuple([InstantSchema, ArticleIdSchema]);
const UnitPositionSchema = z.tuple([IdentifierSchema]);
const SearchPositionSchema = z.tuple([z.int().min(0), z.int().min(0)]);
const CHECKSUM_CHARACTERS = 12;

/**
 * The position after which the next page begins. It names the last article that was read and not a page number, so a page never
 * repeats or skips anything when articles are published in between. `list` is the list it belongs to: it fits no other.
 */
export function cursorOf({ publishedAt, articleId }: ArticlePosition, list: string): string {
  return seal([publishedAt, articleId], list);
}

/** Reads a cursor that `cursorOf` made for this list. Anything else is refused. */
export function parseCursor(cursor: string, list: string): ArticlePosition {
  const [publishedAt, articleId] = open(ArticlePositionSchema, cursor, list);
  return { publishedAt, articleId };
}

/** The position after this unit in a list of units that is ordered by identifiers. */
export function unitCursorOf(unitId: string, list: string): string {
  return seal([unitId], list);
}

/** Reads a cursor that `unitCursorOf` made for this list. Anything else is refused. */
export function parseUnitCursor(cursor: string, list: string): string {
  return open(UnitPositionSchema, cursor, list)[0];
}

/** The position after this hit of a search. */
export function searchCursorOf({ tier, entryId }: SearchPosition, list: string): string {
  return seal([tier, entryId], list);
}

/** Reads a cursor that `searchCursorOf` made for this search. Anything else is refused. */
export function parseSearchCursor(cursor: string, list: string): SearchPosition {
  const [tier, entryId] = open(SearchPositionSchema, cursor, list);
  return { tier, entryId };
}

function seal(position: readonly (string | number)[], list: string): string {
  const text = JSON.stringify(position);
  return Buffer.from(checksumOf(text, list) + text).toString('base64url');
}

function open<Position extends readonly (string | number)[]>(
  schema: z.ZodType<Position>,
  cursor: string,
  list: string,
): Position {
  const text = Buffer.from(cursor, 'base64url').toString();
  const position = parsePosition(schema, text.slice(CHECKSUM_CHARACTERS));
  if (seal(position, list) !== cursor) throw refusedCursor();
  return position;
}

function parsePosition<Position>(schema: z.ZodType<Position>, text: string): Position {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw refusedCursor();
    throw error;
  }
}

function refusedCursor() {
  return badRequest([{ field: 'cursor', message: 'is not a cursor of this list' }]);
}

function checksumOf(position: string, list: string): string {
  return createHash('sha256')
    .update(`${list}\n${position}`)
    .digest('base64url')
    .slice(0, CHECKSUM_CHARACTERS);
}
