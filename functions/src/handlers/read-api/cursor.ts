import { createHash } from 'node:crypto';
import { ArticleIdSchema } from '@congkhai/shared/contracts/identifiers';
import type { ArticlePosition } from '@congkhai/shared/news/article-order';
import { InstantSchema } from '@congkhai/shared/time/local-day';
import * as z from 'zod';
import { badRequest } from '../../http';

const PositionSchema = z.tuple([InstantSchema, ArticleIdSchema]);
const CHECKSUM_CHARACTERS = 12;

/**
 * The position after which the next page begins. It names the last article that was read and not a page number, so a page never
 * repeats or skips anything when articles are published in between. `list` is the list it belongs to: it fits no other.
 */
export function cursorOf({ publishedAt, articleId }: ArticlePosition, list: string): string {
  const position = JSON.stringify([publishedAt, articleId]);
  return Buffer.from(checksumOf(position, list) + position).toString('base64url');
}

/** Reads a cursor that `cursorOf` made for this list. Anything else is refused. */
export function parseCursor(cursor: string, list: string): ArticlePosition {
  const text = Buffer.from(cursor, 'base64url').toString();
  const position = text.slice(CHECKSUM_CHARACTERS);
  const [publishedAt, articleId] = parsePosition(position);
  const isOurs = cursorOf({ publishedAt, articleId }, list) === cursor;
  if (!isOurs) throw refusedCursor();
  return { publishedAt, articleId };
}

function parsePosition(position: string): [string, string] {
  try {
    return PositionSchema.parse(JSON.parse(position));
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
