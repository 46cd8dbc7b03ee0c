import type { ViewRequest } from '@congkhai/shared/views/view';
import type { TokenState, ViewTokens } from '../../view-tokens';
import { ViewRefused } from './view-refused';

/** Event ids are remembered for three days. One that is older than this is not taken, so none can be forgotten and then counted again. */
const EVENT_AGE_MILLISECONDS_MAX = 24 * 3_600_000;

interface FreshnessOptions {
  viewTokens: ViewTokens | null;
  isTokenRequired: boolean;
}

/**
 * Refuses a view whose token is wrong, or missing where one is required, or whose event id is of another day. A valid token says that
 * the article was handed out lately, so with it the reader's own clock may be wrong. A call that a front end's server signed needs none.
 * While no token is required, one that was ours and is too old is as good as none: a page may lie in a cache, or in a tab, for long.
 */
export function requireFreshness(
  view: ViewRequest,
  { isSigned, now }: { isSigned: boolean; now: Date },
  { viewTokens, isTokenRequired }: FreshnessOptions,
): void {
  const { token, articleId } = view;
  const state = token === undefined ? 'missing' : checkToken(viewTokens, token, articleId, now);
  if (state === 'valid') return;
  if (state === 'forged' || (isTokenRequired && !isSigned)) throw tokenRefused(state);
  const age = Math.abs(now.getTime() - timeOf(view.eventId));
  if (age > EVENT_AGE_MILLISECONDS_MAX)
    throw new ViewRefused('stale', 400, {
      field: 'eventId',
      message: 'was made more than 24 hours from the time of the server',
    });
}

function checkToken(
  viewTokens: ViewTokens | null,
  token: string,
  articleId: string,
  now: Date,
): TokenState {
  return viewTokens?.check(token, articleId, now) ?? 'forged';
}

function tokenRefused(state: Exclude<TokenState, 'valid'> | 'missing'): ViewRefused {
  const messages = {
    missing: 'is required: it comes with the article as meta.viewToken',
    expired: 'is more than two hours old: ask for the article again',
    forged: 'was not given out for this article',
  };
  return new ViewRefused('token', 403, { field: 'token', message: messages[state] });
}

/** The moment in a UUIDv7, in milliseconds since 1970. */
function timeOf(eventId: string): number {
  return Number.parseInt(eventId.slice(0, 8) + eventId.slice(9, 13), 16);
}
