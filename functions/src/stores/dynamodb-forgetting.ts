import { localDayOf, startOfLocalDay, utcHourOf } from '@congkhai/shared/time/local-day';
import { textOf } from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import { keyOf, partitionsOf, readerKeys, viewKeys } from './dynamodb-keys';
import { earliestOf, latestOf } from './dynamodb-windows';
import { inParallel } from './in-parallel';

/** What tells readers apart is needed for so long after an hour: a visit goes on for 30 minutes. */
const READERS_KEPT_MILLISECONDS = 45 * 60_000;
const MILLISECONDS_PER_HOUR = 3_600_000;
const PARALLEL_REQUESTS_MAX = 16;

/**
 * Deletes salts when their day is over, and raw rows, readers and networks when their hour is sealed and nobody needs them any more. DynamoDB's own
 * expiry would be free, but takes up to two days. Event ids are left to it, because they tell nothing of anybody.
 */
export function createForgetting({ views, readers }: DynamodbDatabase) {
  async function deleteSalts(today: string): Promise<void> {
    const sortKey = { text: '#sk < :today', values: { today } };
    const salts = await readers.query({ pk: readerKeys.salt(today).pk, sortKey });
    await readers.deleteAll(salts.map(keyOf));
  }

  async function deleteRows(fromHour: string, beforeHour: string): Promise<void> {
    const sortKey = {
      text: '#sk BETWEEN :from AND :before',
      values: { from: fromHour, before: beforeHour },
    };
    const { pk } = viewKeys.siteHour(fromHour);
    const hours = await views.query({ pk, sortKey, attributes: ['sk'], isConsistent: true });
    for (const { sk } of hours) if (String(sk) < beforeHour) await deleteRowsOf(String(sk));
  }

  async function deleteRowsOf(hour: string): Promise<void> {
    const attributes = ['pk', 'sk'];
    await inParallel(partitionsOf(hour), PARALLEL_REQUESTS_MAX, async (pk) => {
      const rows = await views.query({ pk, attributes, isConsistent: true });
      await views.deleteAll(rows.map(keyOf));
    });
  }

  async function deleteReaders(beforeHour: string): Promise<void> {
    const isOld = { text: '#lastHour < :before', values: { before: beforeHour } };
    const old = await readers.scan(isOld);
    // Who came back meanwhile stays.
    await inParallel(old.map(keyOf), PARALLEL_REQUESTS_MAX, (key) => readers.delete(key, isOld));
  }

  return async function forget(now: Date): Promise<void> {
    await deleteSalts(localDayOf(now));
    const chain = await views.get(viewKeys.chain, { isConsistent: true });
    const lastSealed = textOf(chain, 'hour');
    const done = textOf(await readers.get(readerKeys.forgotten), 'beforeHour') ?? '0';
    const beforeHour = lastSealed === null ? done : firstHourToKeep(now, lastSealed);
    if (beforeHour <= done) return;
    await deleteRows(done, beforeHour);
    await deleteReaders(beforeHour);
    await readers.put({ ...readerKeys.forgotten, beforeHour });
  };
}

function firstHourToKeep(now: Date, lastSealed: string): string {
  const longAgo = utcHourOf(new Date(now.getTime() - READERS_KEPT_MILLISECONDS));
  const today = utcHourOf(startOfLocalDay(now));
  const afterSealed = utcHourOf(
    new Date(Date.parse(`${lastSealed}:00:00.000Z`) + MILLISECONDS_PER_HOUR),
  );
  return earliestOf(latestOf(longAgo, today), afterSealed);
}
