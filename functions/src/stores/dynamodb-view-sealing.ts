import { countOf, textOf } from './dynamodb-counters';
import type { DynamodbDatabase } from './dynamodb-database';
import { createDaySeals } from './dynamodb-day-seals';
import { eventOfItem } from './dynamodb-event-rows';
import { createHourSeals } from './dynamodb-hour-seals';
import { GATE_COUNT, partitionsOf, viewKeys } from './dynamodb-keys';
import type { DynamodbTable } from './dynamodb-table';
import { firstOpenHourAfter } from './dynamodb-windows';
import {
  dayNameOf,
  dayNumberOf,
  dayOfHour,
  firstHourOfDay,
  hourNameOf,
  hourNumberOf,
} from './hour-numbers';
import { inParallel } from './in-parallel';
import type { UnsealedView, ViewSealing } from './view-store';

const PARALLEL_REQUESTS_MAX = 16;
/** Sorts before every hour. */
const FIRST_HOUR = '0';

/** Seals hours and days in DynamoDB. `now` is by when DynamoDB itself forgets what an hour had of each article. */
export function openDynamodbViewSealing(database: DynamodbDatabase, now: () => Date): ViewSealing {
  const { views } = database;
  const closeBefore = createClosing(views);
  const hourSeals = createHourSeals(database, now);
  const daySeals = createDaySeals(database);

  async function hoursToSeal(beforeHour: string): Promise<string[]> {
    const { pk } = viewKeys.openHour(beforeHour);
    const sortKey = { text: '#sk < :before', values: { before: beforeHour } };
    const hours = await views.query({ pk, sortKey, isConsistent: true });
    return hours.map(({ sk }) => String(sk));
  }

  return {
    hoursToSeal,
    async eventsOf(hour) {
      await closeBefore(hourNumberOf(hour) + 1);
      const events = await readEvents(views, hour);
      return () => events;
    },
    async applyHourSeal(sealed) {
      await closeBefore(hourNumberOf(sealed.seal.hour) + 1);
      await hourSeals.apply(sealed);
    },
    async chainHeads() {
      const chain = await views.get(viewKeys.chain, { isConsistent: true });
      const [hour, hourSha256] = [textOf(chain, 'hour'), textOf(chain, 'hourSha256')];
      const [localDay, daySha256] = [textOf(chain, 'day'), textOf(chain, 'daySha256')];
      return {
        hour: hour && hourSha256 ? { hour, sha256: hourSha256 } : null,
        day: localDay && daySha256 ? { localDay, sha256: daySha256 } : null,
      };
    },
    async daysToSeal(beforeDay) {
      const before = dayNumberOf(beforeDay);
      const [firstUnsealed] = await hoursToSeal(hourNameOf(firstHourOfDay(before)));
      const end = firstUnsealed === undefined ? before : dayOfHour(hourNumberOf(firstUnsealed));
      const days = await sealedDays(views, end);
      const last = days.at(-1);
      if (last !== undefined) await closeBefore(firstHourOfDay(last + 1));
      return days.map(dayNameOf);
    },
    async sealedHoursOf(localDay) {
      const day = dayNumberOf(localDay);
      const from = hourNameOf(firstHourOfDay(day));
      return sealedHours(views, from, hourNameOf(firstHourOfDay(day + 1)));
    },
    async applyDaySeal(sealed) {
      await closeBefore(firstHourOfDay(dayNumberOf(sealed.seal.localDay) + 1));
      await daySeals.apply(sealed);
    },
  };
}

/** From when this returns on nothing is recorded in an hour before the one given. */
function createClosing(views: DynamodbTable): (hour: number) => Promise<void> {
  const gates = Array.from({ length: GATE_COUNT }, (_, gate) => viewKeys.gate(gate));
  let closedBefore = 0;
  return async function closeBefore(hour) {
    if (hour <= closedBefore) return;
    const firstOpenHour = hourNameOf(hour);
    const condition = {
      text: 'attribute_not_exists(#firstOpenHour) OR #firstOpenHour < :firstOpenHour',
    };
    await inParallel(gates, PARALLEL_REQUESTS_MAX, (gate) =>
      views.update(gate, { set: { firstOpenHour }, condition }),
    );
    closedBefore = hour;
  };
}

/** The events of an hour are sorted in memory: some 300 bytes each. */
async function readEvents(views: DynamodbTable, hour: string): Promise<UnsealedView[]> {
  const rows = await inParallel(partitionsOf(hour), PARALLEL_REQUESTS_MAX, (pk) =>
    views.query({ pk, isConsistent: true }),
  );
  return rows.flat().map(unsealedViewOf).sort(byTime);
}

function unsealedViewOf(item: Parameters<typeof eventOfItem>[0]): UnsealedView {
  const { event, classed } = eventOfItem(item);
  const { viewClass, startsVisit } = classed;
  return { ...event, isDuplicate: viewClass === 'duplicate', startsVisit };
}

function byTime(a: UnsealedView, b: UnsealedView): number {
  return a.recordedAt.getTime() - b.recordedAt.getTime() || (a.eventId < b.eventId ? -1 : 1);
}

/** The days after the last sealed one and before this one that have sealed hours. */
async function sealedDays(views: DynamodbTable, beforeDay: number): Promise<number[]> {
  const chain = await views.get(viewKeys.chain, { isConsistent: true });
  const from = firstOpenHourAfter(textOf(chain, 'day'));
  const hours = await sealedHours(views, from, hourNameOf(firstHourOfDay(beforeDay)));
  return [...new Set(hours.map((hour) => dayOfHour(hourNumberOf(hour))))];
}

/** The hours from one on and before another that are sealed. */
async function sealedHours(views: DynamodbTable, from: string, before: string): Promise<string[]> {
  if (before <= from) return [];
  const sortKey = { text: '#sk BETWEEN :from AND :before', values: { from, before } };
  const { pk } = viewKeys.siteHour(FIRST_HOUR);
  const hours = await views.query({ pk, sortKey, isConsistent: true });
  return hours
    .filter((item) => countOf(item, 'sealVersion') > 0)
    .map(({ sk }) => String(sk))
    .filter((hour) => hour < before);
}
