import {
  addNumber,
  capacityOf,
  emptySet,
  hasNumber,
  type NumberSet,
  removeNumber,
} from './number-set';

/** An entry that came, or is gone: then it has no place any more. */
export interface PlacedEntry {
  number: number;
  place: number | null;
}

/** The entries that there are, the latest first. Places are moments in order, and no two entries share one. */
export function createTimeline() {
  let latestFirst: number[] = [];
  const places: number[] = [];
  let present = emptySet(0);

  const placeOf = (number: number) => places[number] ?? 0;

  function makeRoomFor(number: number): void {
    if (number < capacityOf(present)) return;
    const larger = emptySet((number + 1) * 2);
    larger.set(present);
    present = larger;
  }

  /** The position of the first entry whose place comes before this one. */
  function firstBefore(place: number): number {
    let low = 0;
    let high = latestFirst.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (placeOf(latestFirst[middle] ?? 0) < place) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    /** A number comes once, and is not given again when it is gone. */
    follow(changed: readonly PlacedEntry[]): void {
      const fresh: number[] = [];
      for (const { number, place } of changed) {
        makeRoomFor(number);
        removeNumber(present, number);
        if (place === null) continue;
        addNumber(present, number);
        places[number] = place;
        fresh.push(number);
      }
      fresh.sort((a, b) => placeOf(b) - placeOf(a));
      const stayed = latestFirst.filter((number) => hasNumber(present, number));
      latestFirst = merged(stayed, fresh, (a, b) => placeOf(a) > placeOf(b));
    },
    /** All entries that there are; not to be changed. */
    present: (): NumberSet => present,
    /** No entry has this number or a higher one. */
    below: () => capacityOf(present),
    placeOf,
    /** The latest of some entries that come before a place. */
    latestOf(
      entries: NumberSet,
      {
        before,
        limit,
        passes,
      }: { before: number; limit: number; passes: (number: number) => boolean },
    ): number[] {
      const latest: number[] = [];
      for (
        let at = firstBefore(before);
        at < latestFirst.length && latest.length < limit;
        at += 1
      ) {
        const number = latestFirst[at] ?? 0;
        if (hasNumber(entries, number) && passes(number)) latest.push(number);
      }
      return latest;
    },
  };
}

/** Two sorted lists as one. */
function merged(
  some: readonly number[],
  others: readonly number[],
  isBefore: (a: number, b: number) => boolean,
): number[] {
  const all: number[] = [];
  let next = 0;
  for (const other of others) {
    for (let one = some[next]; one !== undefined && isBefore(one, other); one = some[next]) {
      all.push(one);
      next += 1;
    }
    all.push(other);
  }
  for (; next < some.length; next += 1) all.push(some[next] ?? 0);
  return all;
}
