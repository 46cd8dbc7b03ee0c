import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ASSUMPTIONS, costsOf, dollarsFor, usesOf } from '../../scripts/cost-model.mjs';

const TierSchema = z.strictObject({
  upTo: z.number().positive().optional(),
  price: z.number().positive(),
});
const PricesSchema = z.record(
  z.string(),
  z.strictObject({
    per: z.number().positive(),
    tiers: z.array(TierSchema).min(1),
    knownOn: z.string().regex(/^\d{4}(?:-\d{2})?$/),
    source: z.string().startsWith('https://'),
    isConfirmed: z.boolean(),
  }),
);
const ListSchema = z.strictObject({
  note: z.string(),
  currency: z.literal('USD'),
  regions: z.record(z.string(), PricesSchema),
  everywhere: PricesSchema,
});
const FILE = join(__dirname, '../../scripts/cost-prices.json');
const list = ListSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));

test.each([
  // 10 TB at 0.12, 40 TB at 0.10, 10 TB at 0.095: 1,200 + 4,000 + 950.
  ['gigabytes sent to readers in Viet Nam', 60_000, list.everywhere.edgeGigabyte, 6_150],
  // 300 million at 1.00 and 100 million at 0.90 a million.
  ['requests of the HTTP API', 400_000_000, list.regions['us-east-1']?.apiRequest, 390],
  ['nothing', 0, list.everywhere.edgeGigabyte, 0],
])('%s are paid tier by tier', (_, quantity, price, expected) => {
  expect(price).toBeDefined();
  if (price) expect(dollarsFor(quantity, price)).toBeCloseTo(expected, 6);
});

test('a million views cost what can be added up by hand', () => {
  const quantityOf = (what: string) =>
    usesOf(1_000_000).find((use) => `${use.service} ${use.what}` === what)?.quantity;
  // 4 reads and a view each; far fewer than an edge would keep, so that all reach the origin.
  expect(quantityOf('CloudFront requests')).toBe(5_000_000);
  expect(quantityOf('HTTP API requests')).toBe(5_000_000);
  expect(quantityOf('CloudFront gigabytes sent')).toBe(120);
  // 4,000,000 × 0.02 s × 0.5 GB + 1,000,000 × 0.04 s × 0.5 GB
  expect(quantityOf('Lambda gigabyte-seconds')).toBe(60_000);
  // 12.18333 for each view; 300 × 720 + 9 × 1,500 × 30 + 64 × 720 for sealing.
  expect(quantityOf('DynamoDB write units')).toBeCloseTo(12_183_333.33 + 667_080, 0);
  const { byService } = costsOf(1_000_000, { ...list.regions['us-east-1'], ...list.everywhere });
  // 12.850413 million units at 0.625, 1.7 million at 0.125, and 0.04 GB at 0.45.
  expect(byService.get('DynamoDB')).toBeCloseTo(8.0315 + 0.2125 + 0.018, 3);
  // 5 million at 0.20 a million, and 60,000 gigabyte-seconds at 0.0000133334.
  expect(byService.get('Lambda')).toBeCloseTo(1 + 0.8, 3);
});

test('with much traffic the edges answer most, and the origin is asked once in five seconds for what is read all the time', () => {
  const runs = usesOf(10_000_000_000).find(({ what }) => what === 'runs')?.quantity ?? 0;
  // 2,592,000 s / 5 s × 100 addresses × 2 places, a fiftieth of 40 billion reads, and the views.
  expect(runs).toBe(103_680_000 + 800_000_000 + 10_000_000_000);
});

test('every use has a price in every region', () => {
  for (const prices of Object.values(list.regions))
    for (const { price } of usesOf(1))
      expect({ ...prices, ...list.everywhere }).toHaveProperty(price);
  expect(Object.values(ASSUMPTIONS).every((value) => value > 0)).toBe(true);
});
