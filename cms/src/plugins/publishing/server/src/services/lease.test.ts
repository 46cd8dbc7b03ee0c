import type { Core } from '@strapi/strapi';
import { createLease } from './lease';

interface Row {
  name: string;
  holder: string;
  expiresAt: Date;
}

/** Instances that share a PostgreSQL with a clock of its own; each has the clock that is set while it is called. */
function sharedDatabase() {
  const clock = { databaseTime: 1_700_000_000_000 };
  const rows: Row[] = [];
  const query = {
    findOne: async () => rows[0] ?? null,
    create: async ({ data }: { data: Row }) => void rows.push(data),
    async updateMany({ where, data }: { where: Where; data: Partial<Row> }) {
      const [row] = rows;
      const isTaken =
        row &&
        (where.$or ?? [where]).some(
          ({ holder, expiresAt }) =>
            holder === row.holder || (expiresAt && row.expiresAt < expiresAt.$lt),
        );
      if (isTaken) Object.assign(row, data);
      return { count: isTaken ? 1 : 0 };
    },
  };
  const db = {
    dialect: { client: 'postgres' },
    // As the driver answers a numeric: as text.
    connection: { raw: async () => ({ rows: [{ milliseconds: `${clock.databaseTime}.250` }] }) },
    query: () => query,
  };
  // What a lease does not use of Strapi is not here.
  const strapi = { db } as unknown as Core.Strapi;
  return { clock, strapi };
}
interface Condition {
  holder?: string;
  expiresAt?: { $lt: Date };
}
interface Where extends Condition {
  $or?: Condition[];
}

const LEASE = { name: 'drain', milliseconds: 5_000 };

afterEach(() => jest.restoreAllMocks());

test('a machine whose clock is an hour ahead does not take a lease that another has, and gets it when that has ended', async () => {
  const { clock, strapi } = sharedDatabase();
  const [one, ahead] = [createLease(strapi, LEASE), createLease(strapi, LEASE)];
  expect(await one.acquire()).toBe(true);
  jest.spyOn(Date, 'now').mockReturnValue(clock.databaseTime + 3_600_000);
  clock.databaseTime += 4_999;
  expect(await ahead.acquire()).toBe(false);
  clock.databaseTime += 2;
  expect(await ahead.acquire()).toBe(true);
  expect(await ahead.acquire()).toBe(true);
});

test('a machine whose clock is an hour behind cannot hold a lease for longer than others', async () => {
  const { clock, strapi } = sharedDatabase();
  const [behind, one] = [createLease(strapi, LEASE), createLease(strapi, LEASE)];
  const spy = jest.spyOn(Date, 'now').mockReturnValue(clock.databaseTime - 3_600_000);
  expect(await behind.acquire()).toBe(true);
  spy.mockRestore();
  expect(await one.acquire()).toBe(false);
  clock.databaseTime += 5_001;
  expect(await one.acquire()).toBe(true);
});

test('a lease that was given back is free at once', async () => {
  const { strapi } = sharedDatabase();
  const [one, other] = [createLease(strapi, LEASE), createLease(strapi, LEASE)];
  expect(await one.acquire()).toBe(true);
  await one.release();
  expect(await other.acquire()).toBe(true);
});
