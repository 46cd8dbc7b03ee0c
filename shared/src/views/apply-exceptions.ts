import type { ArticleListScope } from '../contracts/article-list-scope';
import type { ListException, ListExceptions } from './exceptions';
import type { MostReadWindow } from './most-read';

/** A list that exceptions are applied to. `window` is null for the rising list. */
export interface ListContext {
  scope: ArticleListScope;
  window: MostReadWindow | null;
  /** The day in Viet Nam. */
  today: string;
}

/** The articles that editors put first in this list, in their order. `belongs` says whether an article is one of the scope. */
export async function pinnedIn(
  { pins }: ListExceptions,
  context: ListContext,
  belongs: (articleId: string) => Promise<boolean>,
): Promise<string[]> {
  const pinned = new Set<string>();
  for (const pin of pins)
    if (isFor(pin, context) && (pin.scope !== null || (await belongs(pin.articleId))))
      pinned.add(pin.articleId);
  return [...pinned];
}

/** The articles that editors keep out of this list. One that is also pinned is kept out. */
export function excludedFrom({ exclusions }: ListExceptions, context: ListContext): Set<string> {
  return new Set(
    exclusions.filter((exclusion) => isFor(exclusion, context)).map(({ articleId }) => articleId),
  );
}

function isFor(exception: ListException, { scope, window, today }: ListContext): boolean {
  const { windows, untilDay } = exception;
  if (exception.scope !== null && exception.scope !== scope) return false;
  if (windows !== null && (window === null || !windows.includes(window))) return false;
  return untilDay === null || today <= untilDay;
}
