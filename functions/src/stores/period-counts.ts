// Views and reads of many articles in a period, packed: three whole numbers of 32 bits for each article, the least significant byte first, as
// every machine keeps them that Node runs on.

const NUMBERS_PER_ARTICLE = 3;
const BYTES_PER_NUMBER = Uint32Array.BYTES_PER_ELEMENT;

export interface PackedArticle {
  /** The number of the article (sqlite-article-numbers.ts). */
  article: number;
  viewCount: number;
  readCount: number;
}

/** Sums of views and reads by article number. */
export interface ArticleSums {
  views: Float64Array;
  reads: Float64Array;
}

/** Sums for articles with numbers up to this one. */
export function emptySums(lastArticle: number): ArticleSums {
  return { views: new Float64Array(lastArticle + 1), reads: new Float64Array(lastArticle + 1) };
}

export function packPeriod(counts: readonly PackedArticle[]): Buffer {
  const numbers = new Uint32Array(counts.length * NUMBERS_PER_ARTICLE);
  for (const [index, { article, viewCount, readCount }] of counts.entries())
    numbers.set([article, viewCount, readCount], index * NUMBERS_PER_ARTICLE);
  return Buffer.from(numbers.buffer);
}

export function* unpackPeriod(packed: Buffer): Generator<PackedArticle> {
  const numbers = numbersOf(packed);
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_ARTICLE) {
    const [article = 0, viewCount = 0, readCount = 0] = numbers.subarray(at);
    yield { article, viewCount, readCount };
  }
}

/** Adds a period to sums. Unpacking would take most of the time here, so the numbers are read where they lie. */
export function addPeriod({ views, reads }: ArticleSums, packed: Buffer): void {
  const numbers = numbersOf(packed);
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_ARTICLE) {
    const article = numbers[at] ?? 0;
    views[article] = (views[article] ?? 0) + (numbers[at + 1] ?? 0);
    reads[article] = (reads[article] ?? 0) + (numbers[at + 2] ?? 0);
  }
}

/** One period made of several. */
export function addUp(periods: readonly Buffer[]): Buffer {
  let lastArticle = 0;
  for (const packed of periods)
    for (const { article } of unpackPeriod(packed)) lastArticle = Math.max(lastArticle, article);
  const sums = emptySums(lastArticle);
  for (const packed of periods) addPeriod(sums, packed);
  const counts: PackedArticle[] = [];
  for (const [article, viewCount] of sums.views.entries())
    if (viewCount > 0) counts.push({ article, viewCount, readCount: sums.reads[article] ?? 0 });
  return packPeriod(counts);
}

function numbersOf(packed: Buffer): Uint32Array {
  // What comes from a pool of small buffers may lie anywhere; numbers must lie at a multiple of their length.
  const bytes = packed.byteOffset % BYTES_PER_NUMBER === 0 ? packed : new Uint8Array(packed);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / BYTES_PER_NUMBER);
}
