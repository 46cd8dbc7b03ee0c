import { createHash } from 'node:crypto';
import type { PublishedStore } from '@congkhai/published-store';
import {
  MOST_READ_PREFIX,
  objectKeys,
  RISING_PREFIX,
} from '@congkhai/shared/contracts/object-keys';
import { localDayOf, utcHourOf } from '@congkhai/shared/time/local-day';
import { type MostReadList, MostReadListSchema } from '@congkhai/shared/views/most-read';
import { type RisingList, RisingListSchema } from '@congkhai/shared/views/rising';

const LISTS_AT_ONCE = 16;

type List = MostReadList | RisingList;

/** The lists as they lie in the published store: those that are as they were are not written again. */
export interface StoredLists {
  /** Finds out what is stored: at first, and again when the clock hour has turned, in case somebody else changed it. */
  open(now: Date): Promise<void>;
  /** Writes those of the lists that have changed. */
  put(lists: readonly List[]): Promise<void>;
  /** Takes away what was not put since it was opened. */
  removeOthers(): Promise<void>;
}

export function createStoredLists(published: PublishedStore): StoredLists {
  // What a list says, by its key; null for one that is broken.
  let stored = new Map<string, string | null>();
  let openedHour: string | null = null;
  let put = new Set<string>();

  async function readStored(): Promise<typeof stored> {
    const found: typeof stored = new Map();
    const mostRead = await published.list(MOST_READ_PREFIX);
    const rising = await published.list(RISING_PREFIX);
    await inPortions([...mostRead, ...rising], async (key) => {
      const document = await published.read(key);
      if (document) found.set(key, readDigest(key, document.text));
    });
    return found;
  }

  return {
    async open(now) {
      put = new Set();
      const hour = utcHourOf(now);
      if (hour === openedHour) return;
      stored = await readStored();
      openedHour = hour;
    },
    async put(lists) {
      await inPortions(lists, async (list) => {
        const key = keyOf(list);
        const digest = digestOf(list);
        put.add(key);
        if (stored.get(key) === digest) return;
        await published.write(key, JSON.stringify(list));
        stored.set(key, digest);
      });
    },
    async removeOthers() {
      const others = [...stored.keys()].filter((key) => !put.has(key));
      await inPortions(others, async (key) => {
        await published.remove(key);
        stored.delete(key);
      });
    },
  };
}

function keyOf(list: List): string {
  return 'window' in list
    ? objectKeys.mostRead(list.locale, list.scope, list.window)
    : objectKeys.rising(list.locale, list.scope);
}

/**
 * Stands for what a list says, and not for when it was computed; but a list of today says something else on another day, and a rising list
 * in another hour. Entries have their properties in the order of the contract, whether they were made or read.
 */
function digestOf(list: List): string {
  const time = 'window' in list ? dayOf(list) : list.hour;
  const said = JSON.stringify([time, list.entries]);
  return createHash('sha256').update(said).digest('base64');
}

function dayOf({ window, computedAt }: MostReadList): string | null {
  return window === 'today' ? localDayOf(new Date(computedAt)) : null;
}

function readDigest(key: string, text: string): string | null {
  const schema = key.startsWith(RISING_PREFIX) ? RisingListSchema : MostReadListSchema;
  const parsed = schema.safeParse(parseJson(text));
  return parsed.success && keyOf(parsed.data) === key ? digestOf(parsed.data) : null;
}

// A broken list is replaced or removed by this run, which is all that can be done about it.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function inPortions<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < items.length; first += LISTS_AT_ONCE)
    await Promise.all(items.slice(first, first + LISTS_AT_ONCE).map(act));
}
