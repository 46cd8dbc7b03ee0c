import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { pause } from './dynamodb-client';
import {
  countOf,
  itemOfArticle,
  itemOfSite,
  noCounts,
  siteOfItem,
  textOf,
} from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import { eventOfItem, type RecordedView } from './dynamodb-event-rows';
import { decodeItem, type Item, type ItemKey } from './dynamodb-items';
import { EVENTS_PREFIX, partitionOf, viewKeys } from './dynamodb-keys';
import { inParallel } from './in-parallel';
import { StoreUnavailable } from './store-unavailable';

const PARALLEL_REQUESTS_MAX = 16;
const ATTEMPTS_MAX = 20;
/** Sequence numbers have up to 40 digits; with zeros before them they sort as texts. */
const SEQUENCE_DIGITS = 40;

/** An item as the table's stream tells that it was put. */
export interface StreamRecord {
  sequenceNumber: string;
  newImage: Record<string, AttributeValue>;
}

/** Advances counters from the stream of the views table. */
export interface ViewCounter {
  /**
   * Counts the raw rows among these records, each of them once, however often, in whatever batches and by however many processes they are given;
   * of the rows of one partition, earlier ones must have been given before later ones, or together with them. Returns the sequence
   * numbers of those that could not be counted now, and how many rows were given that are counted, now or before. As soon as no time is left nothing more is begun.
   */
  count(
    records: readonly StreamRecord[],
    isTimeLeft?: () => boolean,
  ): Promise<{ failed: string[]; cause: unknown; countedCount: number }>;
}

/** A raw row with its place in the stream. */
interface Row extends RecordedView {
  sequenceNumber: string;
  partition: number;
  place: string;
}

/** Rows that one counter is advanced by. */
interface Advance {
  key: ItemKey;
  rows: Row[];
  sumOf: (rows: readonly Row[]) => Record<string, number>;
}

/**
 * Every counter remembers the last sequence number that it has seen of each partition of raw rows. It is advanced under the condition that
 * these numbers lie before the rows that are added; whoever is refused looks which of its rows are left.
 */
export function openDynamodbViewCounter({ views }: DynamodbDatabase): ViewCounter {
  async function advance({ key, rows, sumOf }: Advance): Promise<void> {
    let waiting = rows;
    for (let tries = 1; waiting.length > 0; tries += 1) {
      if (tries > ATTEMPTS_MAX) throw new StoreUnavailable('view store');
      const edges = edgesOf(waiting);
      const outcome = await views.update(key, {
        add: sumOf(waiting),
        set: edges.last,
        condition: edges.condition,
      });
      if (outcome.kind === 'done') return;
      const counter = outcome.item;
      // What is sealed has been counted from the raw rows themselves.
      if (countOf(counter, 'sealVersion') > 0) return;
      waiting = waiting.filter((row) => row.place > (textOf(counter, lastOf(row)) ?? ''));
      if (tries > 2) await pause(tries);
    }
  }

  return {
    async count(records, isTimeLeft = () => true) {
      const failed = new Set<string>();
      let cause: unknown;
      const rows: Row[] = [];
      for (const record of records) {
        try {
          if (record.newImage.pk?.S?.startsWith(EVENTS_PREFIX)) rows.push(rowOf(record));
        } catch (error) {
          failed.add(record.sequenceNumber);
          cause = error;
        }
      }
      await inParallel(advancesOf(rows), PARALLEL_REQUESTS_MAX, async (step) => {
        try {
          if (!isTimeLeft()) throw new StoreUnavailable('view store');
          await advance(step);
        } catch (error) {
          for (const { sequenceNumber } of step.rows) failed.add(sequenceNumber);
          cause = error;
        }
      });
      const counted = rows.filter(({ sequenceNumber }) => !failed.has(sequenceNumber));
      return { failed: [...failed], cause, countedCount: counted.length };
    },
  };
}

function rowOf({ sequenceNumber, newImage }: StreamRecord): Row {
  const recorded = eventOfItem(decodeItem(newImage));
  return {
    ...recorded,
    sequenceNumber,
    partition: partitionOf(recorded.event.eventId),
    place: sequenceNumber.padStart(SEQUENCE_DIGITS, '0'),
  };
}

function lastOf({ partition }: Row): string {
  return `last${partition}`;
}

/** The first and the last row of each partition: what a counter must not have seen, and what it will have seen. */
function edgesOf(rows: readonly Row[]) {
  const first: Item = {};
  const last: Item = {};
  for (const row of rows) {
    const name = lastOf(row);
    if (row.place < (textOf(first, name) ?? '~')) first[name] = row.place;
    if (row.place > (textOf(last, name) ?? '')) last[name] = row.place;
  }
  const conditions = Object.keys(first).map(
    (name) => `(attribute_not_exists(#${name}) OR #${name} < :first_${name})`,
  );
  const values = Object.entries(first).map(([name, place]) => [`first_${name}`, place]);
  const text = ['attribute_not_exists(#sealVersion)', ...conditions].join(' AND ');
  return { last, condition: { text, values: Object.fromEntries(values) } };
}

/** What the rows advance: a counter for each article and hour, and one for each hour of the site. */
function advancesOf(rows: readonly Row[]): Advance[] {
  const advances = new Map<string, Advance>();
  const add = (row: Row, key: ItemKey, sumOf: Advance['sumOf']) => {
    const name = `${key.pk} ${key.sk}`;
    const known = advances.get(name) ?? { key, rows: [], sumOf };
    known.rows.push(row);
    advances.set(name, known);
  };
  for (const row of rows) {
    const { articleId, locale } = row.event;
    const { viewClass } = row.classed;
    if (viewClass === 'human' || viewClass === 'suspect')
      add(row, viewKeys.articleHour(row.hour, locale, articleId), sumOfArticle);
  }
  for (const row of rows) add(row, viewKeys.siteHour(row.hour), sumOfSite);
  return [...advances.values()];
}

function sumOfArticle(rows: readonly Row[]): Record<string, number> {
  const sum = noCounts();
  for (const { event, classed } of rows) {
    if (classed.viewClass === 'suspect') sum.suspectCount += 1;
    if (classed.viewClass !== 'human') continue;
    sum.viewCount += 1;
    sum.readCount += Number(classed.isRead);
    sum.sources[event.source] = (sum.sources[event.source] ?? 0) + 1;
  }
  return itemOfArticle(sum);
}

function sumOfSite(rows: readonly Row[]): Record<string, number> {
  const sum = siteOfItem({});
  for (const { event, classed } of rows) {
    sum.classes[classed.viewClass] += 1;
    if (classed.viewClass !== 'human') continue;
    sum.readCount += Number(classed.isRead);
    sum.visitCount += Number(classed.startsVisit);
    sum.withoutReaderCount += Number(event.readerKey === null);
  }
  return itemOfSite(sum);
}
