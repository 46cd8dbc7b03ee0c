import {
  type ClassedView,
  isOutsideCounting,
  type ViewContext,
  type ViewEvent,
} from '@congkhai/shared/views/class-view';
import { hourNumberAt, MILLISECONDS_PER_HOUR } from './hour-numbers';
import { createNumberMap } from './number-map';
import { createObjectMap, createRecentlyUsed } from './recently-used';

/**
 * So many readers and networks, and so many pairs of a reader or a network with an article, are held in each of two generations: 55 MB in all at
 * most. Who is forgotten too early may be given a visit too many; reads are put right when the hour
 * is sealed.
 */
const READERS_MAX = 50_000;
const PAIRS_MAX = 2 ** 18;
/** A generation ends with its hour, so the hour that it is and the one before are remembered: more than the 30 minutes of a visit. */
export const REMEMBERED_HOURS = 2;

// Pairs are whole numbers, which have 53 bits. Numbers of readers and networks begin again when they have been used up, and long before
// that nothing remembers their first use.
const ARTICLES_MAX = 2 ** 24;
const NUMBERS_MAX = 2 ** 26;
/** Among the few hours that are remembered, the last bits of its number tell an hour from the others. */
const HOURS_TOLD_APART = 8;

/** What is remembered of a reader: when they were last seen, and how often in that hour. */
interface Reader {
  number: number;
  hour: number;
  offsetMilliseconds: number;
  activationCount: number;
}

/**
 * What is remembered of readers and networks to class the next event. It lives in memory and is rebuilt from the stored events. What changes
 * with every view are numbers in arrays, so that classing leaves nothing behind that has to be collected.
 */
export function createReaderMemory() {
  const readers = createRecentlyUsed<string, Reader>(createObjectMap, READERS_MAX);
  const networks = createRecentlyUsed<string, number>(createObjectMap, READERS_MAX);
  /** Of pairs of reader and article. */
  const articleViews = createRecentlyUsed(createNumberMap, PAIRS_MAX);
  /** Of pairs of network and article in one hour: how many views counted. */
  const networkViews = createRecentlyUsed(createNumberMap, PAIRS_MAX);
  let lastHour = 0;
  let lastNumber = 0;

  function nextNumber(): number {
    lastNumber = (lastNumber % (NUMBERS_MAX - 1)) + 1;
    return lastNumber;
  }

  function turnTo(hour: number): void {
    for (let turns = Math.min(hour - lastHour, REMEMBERED_HOURS); turns > 0; turns -= 1)
      for (const remembered of [readers, networks, articleViews, networkViews]) remembered.turn();
    lastHour = Math.max(lastHour, hour);
  }

  function readerOf(key: string): Reader {
    const known = readers.get(key);
    if (known) return known;
    const reader = { number: nextNumber(), hour: 0, offsetMilliseconds: 0, activationCount: 0 };
    readers.set(key, reader);
    return reader;
  }

  function networkOf(key: string): number {
    const known = networks.get(key);
    if (known !== undefined) return known;
    const network = nextNumber();
    networks.set(key, network);
    return network;
  }

  /**
   * Classes the next event, of an article with this number, by what is known when it comes, and takes it in. Events come in the order in which
   * they were recorded.
   */
  return function take<Classed extends Pick<ClassedView, 'viewClass'>>(
    event: ViewEvent,
    article: number,
    classOf: (context: ViewContext) => Classed,
  ): Classed {
    if (isOutsideCounting(event)) return classOf(NOTHING_KNOWN);
    const at = event.recordedAt.getTime();
    const hour = hourNumberAt(at);
    turnTo(hour);
    const reader = event.readerKey === null ? null : readerOf(event.readerKey);
    const pair = reader && pairOf(reader.number, article);
    const view = (pair && articleViews.get(pair)) ?? NEVER;
    const network = networkOf(event.networkKey) * HOURS_TOLD_APART + (hour % HOURS_TOLD_APART);
    const networkPair = pairOf(network, article);
    const networkViewCount = networkViews.get(networkPair) ?? 0;
    const classed = classOf({
      lastSeenAt: lastSeenAt(reader),
      activationCount: reader?.hour === hour ? reader.activationCount : 0,
      lastViewedAt: view === NEVER ? null : momentOf(view),
      hasRead: wasReadIn(hour, view),
      networkViewCount,
    });
    if (reader) noteActivation(reader, at, hour);
    if (classed.viewClass !== 'human') return classed;
    if (pair) articleViews.set(pair, viewAfter(view, at, hour));
    // Only views that count are counted here: as soon as they are as many as the rules allow, nothing more counts.
    networkViews.set(networkPair, networkViewCount + 1);
    return classed;
  };
}
export type ReaderMemory = ReturnType<typeof createReaderMemory>;

const NOTHING_KNOWN: ViewContext = {
  lastSeenAt: null,
  activationCount: 0,
  lastViewedAt: null,
  hasRead: false,
  networkViewCount: 0,
};

function lastSeenAt(reader: Reader | null): number | null {
  if (reader === null || reader.activationCount === 0) return null;
  return reader.hour * MILLISECONDS_PER_HOUR + reader.offsetMilliseconds;
}

function noteActivation(reader: Reader, at: number, hour: number): void {
  reader.activationCount = reader.hour === hour ? reader.activationCount + 1 : 1;
  reader.hour = hour;
  reader.offsetMilliseconds = at - hour * MILLISECONDS_PER_HOUR;
}

/** A pair as one whole number; 0 is no pair. */
function pairOf(number: number, article: number): number {
  return number * ARTICLES_MAX + (article % ARTICLES_MAX);
}

// What is remembered of a reader's views of an article is one whole number too: the moment of the last one, and in its last bits in which of the
// hours around that moment the article was read.
const NEVER = 0;
const HOURS_AROUND = 4;
const READ_BITS = 2 ** (2 * HOURS_AROUND + 1);

function momentOf(view: number): number {
  return Math.floor(view / READ_BITS);
}

function wasReadIn(hour: number, view: number): boolean {
  return (readBitsOf(view, hour) & (1 << HOURS_AROUND)) !== 0;
}

/** What is remembered after a view that counted: with it the article was read in this hour. */
function viewAfter(view: number, at: number, hour: number): number {
  return at * READ_BITS + (readBitsOf(view, hour) | (1 << HOURS_AROUND));
}

/** The hours in which the article was read, as bits around this one; what is too far away falls off. */
function readBitsOf(view: number, hour: number): number {
  const moment = momentOf(view);
  const later = hour - hourNumberAt(moment);
  if (Math.abs(later) > 2 * HOURS_AROUND) return 0;
  const bits = view - moment * READ_BITS;
  return (later >= 0 ? bits >> later : bits << -later) & (READ_BITS - 1);
}
