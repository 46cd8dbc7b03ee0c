/**
 * @typedef {{ upTo?: number | undefined, price: number }} Tier up to how many units in a month this price is paid for `per` of them
 * @typedef {{ per: number, tiers: Tier[] }} Price
 * @typedef {Record<string, Price>} Prices
 * @typedef {{ service: string, what: string, price: string, quantity: number }} Use
 */

const SECONDS_PER_MONTH = 30 * 86_400;
const HOURS_PER_MONTH = 30 * 24;
const KILOBYTES_PER_GIGABYTE = 1_000_000;

/** What a view brings with it. None of it was measured on AWS: what stands here is from local measurements, from the code, or chosen. */
export const ASSUMPTIONS = Object.freeze({
  /** Answers of the API for one article that is read, besides the view itself: the article, a list, most read, a picture. */
  readsPerView: 4,
  /** Kilobytes that a reader is sent for one article, compressed, with its picture. */
  kilobytesPerView: 120,
  /** An edge keeps an answer for five seconds, so that each of so many addresses is asked for once in that time and place, at most. */
  hotAddresses: 100,
  edgePlaces: 2,
  cacheSeconds: 5,
  /** Of what is read besides, so many are asked for at the origin however much traffic there is: old articles. */
  coldShare: 0.02,
  readMilliseconds: 20,
  readMegabytes: 512,
  recordMilliseconds: 40,
  recordMegabytes: 512,
  /** docs/decisions/0013-views-in-dynamodb.md: nine to record, 0.85 to count, one for the row and for each reader and network when the hour is sealed. */
  writeUnitsPerView: 9 + 0.85 + 1 + 1 / 3 + 1,
  readUnitsPerView: 1.5 + 0.2,
  /** Articles that are viewed in an hour and in a day cost a write when these are sealed. */
  articlesPerHour: 300,
  articlesPerDay: 1_500,
  /** Event ids of three days and rows of an hour, and what is kept of a view until it is sealed. */
  tableBytesPerView: 400,
  tableDays: 3,
  /** A sealed view in the ledger, compressed; for ten years. */
  ledgerBytesPerView: 20,
  ledgerMonths: 120,
  otherBucketGigabytes: 20,
  /** A document that a function has is asked for again after two seconds of use. */
  bucketReadsPerOriginRead: 1,
  /** Lists of most-read articles, each minute; seals; publishing. */
  bucketWritesPerMinute: 12,
  /** A line of the log for what is no ordinary request, and Lambda's own three for each run. */
  logKilobytesPerRun: 0.35,
  alarms: 65,
  /** Figures that functions tell: each reason for which a view is refused is one. */
  metrics: 13,
  secrets: 4,
});

/**
 * What some views in a month use of each service of AWS.
 * @param {number} views
 * @param {typeof ASSUMPTIONS} [assumptions]
 * @returns {Use[]}
 */
export function usesOf(views, assumptions = ASSUMPTIONS) {
  const a = assumptions;
  const reads = views * a.readsPerView;
  const hotReads = (SECONDS_PER_MONTH / a.cacheSeconds) * a.hotAddresses * a.edgePlaces;
  const originReads = Math.min(
    reads,
    reads * a.coldShare + Math.min(reads * (1 - a.coldShare), hotReads),
  );
  const runs = originReads + views;
  const secondsOf = (/** @type {number} */ count, /** @type {number} */ milliseconds) =>
    (count * milliseconds) / 1_000;
  const gigabyteSeconds =
    (secondsOf(originReads, a.readMilliseconds) * a.readMegabytes +
      secondsOf(views, a.recordMilliseconds) * a.recordMegabytes) /
    1_024;
  const sealing =
    a.articlesPerHour * HOURS_PER_MONTH + 9 * a.articlesPerDay * 30 + 64 * HOURS_PER_MONTH;
  return [
    use('CloudFront', 'requests', 'edgeRequest', reads + views),
    use(
      'CloudFront',
      'gigabytes sent',
      'edgeGigabyte',
      (views * a.kilobytesPerView) / KILOBYTES_PER_GIGABYTE,
    ),
    use('HTTP API', 'requests', 'apiRequest', runs),
    use('Lambda', 'runs', 'functionRequest', runs),
    use('Lambda', 'gigabyte-seconds', 'functionGigabyteSecond', gigabyteSeconds),
    use('DynamoDB', 'write units', 'writeUnit', views * a.writeUnitsPerView + sealing),
    use('DynamoDB', 'read units', 'readUnit', views * a.readUnitsPerView),
    use(
      'DynamoDB',
      'gigabytes kept',
      'tableGigabyteMonth',
      (views * a.tableBytesPerView * a.tableDays) / 30 / 1e9,
    ),
    use(
      'S3',
      'gigabytes kept',
      'bucketGigabyteMonth',
      a.otherBucketGigabytes + (views * a.ledgerBytesPerView * a.ledgerMonths) / 1e9,
    ),
    use('S3', 'reads', 'bucketRead', originReads * a.bucketReadsPerOriginRead),
    use('S3', 'writes', 'bucketWrite', (a.bucketWritesPerMinute * SECONDS_PER_MONTH) / 60),
    use(
      'CloudWatch',
      'gigabytes of logs',
      'logGigabyte',
      (runs * a.logKilobytesPerRun) / KILOBYTES_PER_GIGABYTE,
    ),
    use('CloudWatch', 'alarms', 'alarmMonth', a.alarms),
    use('CloudWatch', 'metrics of our own', 'metricMonth', a.metrics),
    use('Secrets Manager', 'secrets', 'secretMonth', a.secrets),
  ];
}

/**
 * @param {string} service
 * @param {string} what
 * @param {string} price
 * @param {number} quantity
 * @returns {Use}
 */
const use = (service, what, price, quantity) => ({ service, what, price, quantity });

/**
 * Dollars for so many units in a month, each tier at its own price.
 * @param {number} quantity
 * @param {Price} price
 */
export function dollarsFor(quantity, { per, tiers }) {
  let dollars = 0;
  let from = 0;
  for (const { upTo = Number.POSITIVE_INFINITY, price } of tiers) {
    const units = Math.max(0, Math.min(quantity, upTo) - from);
    dollars += (units / per) * price;
    from = upTo;
  }
  return dollars;
}

/**
 * Dollars of a month, by service and in all.
 * @param {number} views
 * @param {Prices} prices
 * @param {typeof ASSUMPTIONS} [assumptions]
 */
export function costsOf(views, prices, assumptions = ASSUMPTIONS) {
  /** @type {Map<string, number>} */
  const byService = new Map();
  for (const { service, price, quantity } of usesOf(views, assumptions)) {
    const known = prices[price];
    if (!known) throw new Error(`There is no price ${price}`);
    byService.set(service, (byService.get(service) ?? 0) + dollarsFor(quantity, known));
  }
  const total = [...byService.values()].reduce((sum, dollars) => sum + dollars, 0);
  return { byService, total };
}
