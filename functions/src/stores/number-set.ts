/** Whole numbers from 0 on, each a bit: of a hundred thousand it takes 12 KB, and what two sets share is known in some microseconds. */
export type NumberSet = Uint32Array<ArrayBuffer>;

const BITS = 32;
const BYTES = 4;
const ZERO = 48;
const COMMA = 44;

/** An empty set for numbers below this. */
export function emptySet(below: number): NumberSet {
  return new Uint32Array(Math.ceil(below / BITS));
}

/** The numbers that a set has room for are below this. */
export function capacityOf(set: NumberSet): number {
  return set.length * BITS;
}

export function addNumber(set: NumberSet, number: number): void {
  const place = number >>> 5;
  if (place < set.length) set[place] = (set[place] ?? 0) | (1 << (number & 31));
}

export function removeNumber(set: NumberSet, number: number): void {
  const place = number >>> 5;
  if (place < set.length) set[place] = (set[place] ?? 0) & ~(1 << (number & 31));
}

export function hasNumber(set: NumberSet, number: number): boolean {
  return (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}

/** Adds numbers that stand in a text with commas between. To split a text of a hundred thousand of them takes several times as long. */
export function addListed(set: NumberSet, list: string): void {
  let number = 0;
  for (let index = 0; index < list.length; index += 1) {
    const code = list.charCodeAt(index);
    if (code === COMMA) {
      addNumber(set, number);
      number = 0;
    } else number = number * 10 + code - ZERO;
  }
  if (list !== '') addNumber(set, number);
}

export function addAll(set: NumberSet, others: NumberSet): void {
  const length = Math.min(set.length, others.length);
  for (let place = 0; place < length; place += 1)
    set[place] = (set[place] ?? 0) | (others[place] ?? 0);
}

export function removeAll(set: NumberSet, others: NumberSet): void {
  for (let place = 0; place < set.length; place += 1)
    set[place] = (set[place] ?? 0) & ~(others[place] ?? 0);
}

export function keepOnly(set: NumberSet, others: NumberSet): void {
  for (let place = 0; place < set.length; place += 1)
    set[place] = (set[place] ?? 0) & (others[place] ?? 0);
}

export function isEmptySet(set: NumberSet): boolean {
  return set.every((bits) => bits === 0);
}

export function forEachNumber(set: NumberSet, use: (number: number) => void): void {
  for (let place = 0; place < set.length; place += 1)
    for (let bits = set[place] ?? 0; bits !== 0; bits &= bits - 1)
      use(place * BITS + 31 - Math.clz32(bits & -bits));
}

/** A set as it is kept in a file; the same on every machine, lowest numbers first. */
export function bytesOf(set: NumberSet): Uint8Array {
  const view = new DataView(new ArrayBuffer(set.length * BYTES));
  for (const [place, bits] of set.entries()) view.setUint32(place * BYTES, bits, true);
  return new Uint8Array(view.buffer);
}

/** Adds what `bytesOf` made of the numbers from `first` on, which is a multiple of 32. */
export function addBytes(set: NumberSet, bytes: Uint8Array, first = 0): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = first / BITS;
  const length = Math.min(set.length - start, Math.floor(bytes.byteLength / BYTES));
  for (let place = 0; place < length; place += 1)
    set[start + place] = (set[start + place] ?? 0) | view.getUint32(place * BYTES, true);
}
