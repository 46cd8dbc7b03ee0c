import { createHmac, timingSafeEqual } from 'node:crypto';
import { createLeastRecentlyUsed } from './stores/least-recently-used';

const MILLISECONDS_PER_HOUR = 3_600_000;
/** A token is good for its own hour and this many hours after it. */
const HOURS_AFTER = 2;
/** Another server, whose clock is this much ahead, may have begun the next hour already. */
const CLOCK_SKEW_MILLISECONDS = 60_000;
const MAC_BYTES = 16;
const REMEMBERED_MAX = 20_000;
const TOKEN = /^([0-9a-z]{4,6})\.([\w-]{22})$/;

/** What a token is worth: `expired` was given out by us for this article, but too long ago. */
export type TokenState = 'valid' | 'expired' | 'forged';

/** Makes and checks the tokens that come with articles (`meta.viewToken`). Each binds an article, in all languages, and a clock hour. */
export interface ViewTokens {
  issue(articleId: string, now: Date): string;
  check(token: string, articleId: string, now: Date): TokenState;
}

/** The tokens of a secret; null where none is set. */
export function openViewTokens(secret: string | null): ViewTokens | null {
  return secret === null ? null : createViewTokens(secret);
}

/** Tokens are the hour, in base 36, and a MAC over version, article and hour, under a key derived from `secret`. */
export function createViewTokens(secret: string): ViewTokens {
  const key = createHmac('sha256', secret).update('congkhai view token 1').digest();
  const issued = createLeastRecentlyUsed<string>(REMEMBERED_MAX);

  function makeToken(articleId: string, hour: number): string {
    const mac = createHmac('sha256', key).update(`1\n${articleId}\n${hour}`).digest();
    return `${hour.toString(36)}.${mac.subarray(0, MAC_BYTES).toString('base64url')}`;
  }

  // Only what may be asked for again is remembered: hours of long ago are not.
  function currentToken(articleId: string, hour: number): string {
    const name = `${hour} ${articleId}`;
    const known = issued.get(name);
    if (known) return known;
    const token = makeToken(articleId, hour);
    issued.set(name, token, 1);
    return token;
  }

  return {
    issue: (articleId, now) => currentToken(articleId, hourOf(now.getTime())),
    check(token, articleId, now) {
      const hour = Number.parseInt(TOKEN.exec(token)?.[1] ?? '', 36);
      if (Number.isNaN(hour)) return 'forged';
      const isTimely = isCurrent(hour, now.getTime());
      const expected = isTimely ? currentToken(articleId, hour) : makeToken(articleId, hour);
      if (!isSame(token, expected)) return 'forged';
      return isTimely ? 'valid' : 'expired';
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function hourOf(milliseconds: number): number {
  return Math.floor(milliseconds / MILLISECONDS_PER_HOUR);
}

function isCurrent(hour: number, now: number): boolean {
  return hour >= hourOf(now) - HOURS_AFTER && hour <= hourOf(now + CLOCK_SKEW_MILLISECONDS);
}
