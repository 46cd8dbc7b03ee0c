import type { MostReadEntry } from '@congkhai/shared/contracts/read-api-views';

/** Why an article stands where it does in a most-read list. */
export type Place =
  | { kind: 'pinned' }
  /** Nothing that is not pinned was read more. */
  | { kind: 'first' }
  /** `gap` reads fewer than the article before it. */
  | { kind: 'fewer-reads'; gap: number }
  | { kind: 'fewer-views' }
  /** The same reads and views: the article id decides, so that the order is always the same. */
  | { kind: 'tie' };

type Entry = Pick<MostReadEntry, 'isPinned' | 'readCount' | 'viewCount'>;

/** Compares an entry with its neighbour above by the rule of the list: reads, then views, then article id. */
export function placeOf(entries: readonly Entry[], index: number): Place {
  const entry = entries[index];
  if (entry?.isPinned) return { kind: 'pinned' };
  const above = entries[index - 1];
  if (!entry || !above || above.isPinned) return { kind: 'first' };
  const gap = above.readCount - entry.readCount;
  if (gap > 0) return { kind: 'fewer-reads', gap };
  return above.viewCount > entry.viewCount ? { kind: 'fewer-views' } : { kind: 'tie' };
}
