import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { localDayOf } from '@congkhai/shared/time/local-day';
import { createObjectMap, createRecentlyUsed, type RecentlyUsed } from '../../stores/recently-used';
import type { ViewRecorder } from '../../stores/view-store';

/** What tells readers apart for one day. It is hashed at once; none of it is stored or logged. */
export interface ReaderTraits {
  address: string;
  userAgent: string;
  acceptLanguage: string;
}

/** The keys of a reader and of their network. Both mean nothing without the salt of the day. */
export interface ReaderKeys {
  readerKey: string;
  networkKey: string;
}

const KEY_BYTES = 16;
/** So many readers at least, those seen last, have their keys kept in memory while the day lasts, and twice as many at most. */
const REMEMBERED_MAX = 20_000;
const USER_AGENTS_MAX = 10_000;
/** No trait is longer than a browser makes it; what is cut off only makes readers more alike. */
const TRAIT_CHARACTERS_MAX = 1_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

interface Day {
  localDay: string;
  salt: Promise<Uint8Array>;
  known: RecentlyUsed<string, ReaderKeys>;
}

/**
 * Makes reader and network keys: HMACs under a random salt that the view store creates for each day in Viet Nam and deletes
 * when that day is over. From then on nobody, we included, can find out whose keys they were, or follow a reader from one day
 * to the next.
 */
export function createReaderKeys(views: Pick<ViewRecorder, 'readerSaltOf'>) {
  const userAgentNumberOf = createNumbers();
  let day: Day | undefined;
  let dayHour = Number.NaN;

  // Days in Viet Nam are made of whole UTC hours, so the calendar is asked once an hour.
  function dayAt(now: Date): Day {
    const hour = Math.floor(now.getTime() / MILLISECONDS_PER_HOUR);
    if (day && hour === dayHour) return day;
    const localDay = localDayOf(now);
    dayHour = hour;
    if (day?.localDay === localDay) return day;
    const known = createRecentlyUsed<string, ReaderKeys>(createObjectMap, REMEMBERED_MAX);
    day = { localDay, salt: views.readerSaltOf(localDay), known };
    return day;
  }

  /** Gives the keys themselves where they are remembered: there is nothing to wait for then. */
  return function readerKeysOf(traits: ReaderTraits, now: Date): ReaderKeys | Promise<ReaderKeys> {
    const today = dayAt(now);
    // User agents are long, and many readers have the same.
    const userAgent = userAgentNumberOf(cut(traits.userAgent));
    const identity = `${userAgent}\n${traits.address}\n${cut(traits.acceptLanguage)}`;
    return today.known.get(identity) ?? make(traits, identity, today);
  };

  async function make(
    traits: ReaderTraits,
    identity: string,
    { salt, known }: Day,
  ): Promise<ReaderKeys> {
    try {
      const keys = makeKeys(await salt, traits);
      known.set(identity, keys);
      return keys;
    } catch (error) {
      // The next request asks again: a disk that was full may have room by then.
      if (day?.salt === salt) day = undefined;
      throw error;
    }
  }
}

/** Gives each text a number of its own; a text that was not asked for in a long time gets another. */
function createNumbers(): (text: string) => number {
  const numbers = createRecentlyUsed<string, number>(createObjectMap, USER_AGENTS_MAX);
  let last = 0;
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(text, last);
    return last;
  };
}

function cut(trait: string): string {
  return trait.slice(0, TRAIT_CHARACTERS_MAX);
}

/** Network, user agent and language, so that none of them can run into the next: a header has no line break in it. */
function makeKeys(salt: Uint8Array, traits: ReaderTraits): ReaderKeys {
  const prefix = networkPrefixOf(traits.address);
  const reader = `${prefix}\n${cut(traits.userAgent)}\n${cut(traits.acceptLanguage)}`;
  return {
    readerKey: keyOf(salt, `reader\n${reader}`),
    networkKey: keyOf(salt, `network\n${prefix}`),
  };
}

function keyOf(salt: Uint8Array, text: string): string {
  const digest = createHmac('sha256', salt).update(text).digest();
  return digest.subarray(0, KEY_BYTES).toString('base64url');
}

/** The network of an address, /24 or /48: a household or an office, not a device. */
export function networkPrefixOf(address: string): string {
  switch (isIP(address)) {
    case 4:
      return `${address.split('.').slice(0, 3).join('.')}.0/24`;
    case 6:
      return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
    default:
      return 'unknown';
  }
}

/** The eight groups of an IPv6 address, with the zeros that "::" leaves out. */
function groupsOf(address: string): string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [start, end] = [head, tail].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (start?.length ?? 0) - (end?.length ?? 0) }, () => '0');
  return [...(start ?? []), ...zeros, ...(end ?? [])];
}
