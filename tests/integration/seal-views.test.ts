import { gunzipSync } from 'node:zlib';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { SignedDaySealSchema, SignedHourSealSchema } from '@congkhai/shared/views/ledger';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { createSigner, publicKeyPemOf, sha256Of } from '../../functions/src/ledger/signing';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import { canonicalSha256Of } from '../helpers/canonical-json';
import {
  AFTER_TWO_DAYS,
  aPrivateKey,
  contentsOf,
  countsOfTwoDays,
  crashAt,
  openPublished,
  recordTwoDays,
  sealAt,
  twoDays,
} from '../helpers/ledger';
import { aView, someTallies } from '../helpers/view-events';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// How hours and days are sealed: real view stores, a real folder.

const HOURS = ['2023-10-06T08', '2023-10-06T09', '2023-10-06T17'];

describe.each(VIEW_STORES)('sealing what was recorded in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;
  let folder: ReturnType<typeof openPublished>;
  let published: PublishedStore;

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
    folder = openPublished();
    published = folder.published;
  });
  async function end(): Promise<void> {
    await opened.close();
    folder.remove();
  }
  afterEach(end);

  async function loseViews(): Promise<void> {
    await opened.close();
    opened = await open();
    views = opened.views;
  }
  async function startAnew(): Promise<void> {
    folder.remove();
    folder = openPublished();
    published = folder.published;
    await loseViews();
  }

  async function hourSeal(hour: string, version = 1) {
    const stored = await published.read(objectKeys.hourSeal(hour, version));
    return stored && SignedHourSealSchema.parse(JSON.parse(stored.text));
  }

  async function daySeal(localDay: string, version = 1) {
    const stored = await published.read(objectKeys.daySeal(localDay, version));
    return stored && SignedDaySealSchema.parse(JSON.parse(stored.text));
  }

  async function totals() {
    const { viewCount, readCount, visitCount } = await views.totals();
    return { viewCount, readCount, visitCount };
  }

  test.each([
    { at: '2023-10-06T09:04:59.999Z', isSealed: false },
    { at: '2023-10-06T09:05:00.000Z', isSealed: true },
  ])('an hour that ends at 09:00 is sealed at $at: $isSealed', async ({ at, isSealed }) => {
    await views.record(aView({ at: '2023-10-06T08:59:59.999Z' }));
    await sealAt(at, { published, views });
    expect((await hourSeal('2023-10-06T08')) !== null).toBe(isSealed);
  });

  test.each([
    { at: '2023-10-06T17:04:59.999Z', isSealed: false },
    { at: '2023-10-06T17:05:00.000Z', isSealed: true },
  ])('a day ends at 17:00 UTC and is sealed at $at: $isSealed', async ({ at, isSealed }) => {
    await views.record(aView({ at: '2023-10-06T16:59:59.999Z' }));
    await sealAt(at, { published, views });
    expect((await daySeal('2023-10-06')) !== null).toBe(isSealed);
  });

  test('the seal of an hour has what its readers did, and names its raw rows', async () => {
    await recordTwoDays(views);
    await sealAt(AFTER_TWO_DAYS, { published, views });
    const signed = await hourSeal('2023-10-06T08');
    expect(signed?.seal).toMatchObject({
      definition: 'congkhai-views/2',
      rules: VIEW_RULES,
      version: 1,
      articles: [
        {
          articleId: anArticleId(1),
          locale: 'vi',
          viewCount: 2,
          readCount: 2,
          sources: { search: 1, social: 1 },
          suspectCount: 0,
        },
      ],
      visitCount: 2,
      withoutReaderCount: 0,
      tallies: someTallies({ human: 2, duplicate: 1, 'declared-bot': 1, internal: 1 }),
      previousSha256: null,
      sealedAt: AFTER_TWO_DAYS,
    });
    expect(signed?.sha256).toBe(canonicalSha256Of(signed?.seal));
    const { key = '', sha256, rowCount } = signed?.seal.segment ?? {};
    const text = gunzipSync((await published.readBytes(key))?.bytes ?? '').toString();
    expect([sha256Of(text), text.split('\n').length - 3]).toEqual([sha256, rowCount]);
    expect(rowCount).toBe(5);
  });

  test('hours follow each other by their hashes, and so do days, which are the sums of their hours', async () => {
    await recordTwoDays(views);
    await sealAt(AFTER_TWO_DAYS, { published, views });
    const hours = await Promise.all(HOURS.map((hour) => hourSeal(hour)));
    const hashes = hours.map((signed) => signed?.sha256);
    expect(hours.map((signed) => signed?.seal.previousSha256)).toEqual([
      null,
      ...hashes.slice(0, 2),
    ]);
    const first = await daySeal('2023-10-06');
    expect(first?.seal).toMatchObject({
      hours: HOURS.slice(0, 2).map((hour, position) => ({ hour, sha256: hashes[position] })),
      rulesVersions: [VIEW_RULES.version],
      articles: [
        {
          articleId: anArticleId(1),
          viewCount: 3,
          readCount: 3,
          sources: { search: 1, social: 1, direct: 1 },
        },
        { articleId: anArticleId(2), viewCount: 1, readCount: 1 },
      ],
      visitCount: 3,
      tallies: someTallies({ human: 4, duplicate: 1, 'declared-bot': 1, internal: 1 }),
      previousSha256: null,
    });
    const second = await daySeal('2023-10-07');
    expect(second?.seal).toMatchObject({
      articles: [{ articleId: anArticleId(1), locale: 'en', viewCount: 1, readCount: 0 }],
      withoutReaderCount: 1,
      previousSha256: first?.sha256,
    });
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
  });

  test('sealing again changes nothing, and an event that comes late is counted in an open hour', async () => {
    await recordTwoDays(views);
    await sealAt(AFTER_TWO_DAYS, { published, views });
    const sealed = await contentsOf(published);
    await views.record(aView({ at: '2023-10-06T08:59:00.000Z', readerKey: 'late' }));
    await sealAt('2023-10-07T17:05:30.000Z', { published, views });
    expect(await contentsOf(published)).toEqual(sealed);
    expect(await totals()).toMatchObject({ viewCount: 6 });
  });

  test('a sealer with a key signs, and publishes the key before its first seal', async () => {
    await views.record(aView({ at: '2023-10-06T08:00:00.000Z' }));
    const signer = createSigner(aPrivateKey());
    await sealAt(AFTER_TWO_DAYS, { published, views, signer });
    const keyId = signer.key?.keyId ?? '';
    expect(await hourSeal('2023-10-06T08')).toMatchObject({ keyId, signature: expect.any(String) });
    const key = JSON.parse((await published.read(objectKeys.ledgerKey(keyId)))?.text ?? '');
    expect(key).toMatchObject({ keyId, publicKey: signer.key && publicKeyPemOf(signer.key) });
  });

  test('two sealers at once seal once, and both go by what was sealed', async () => {
    await recordTwoDays(views);
    await Promise.all([
      sealAt('2023-10-07T17:05:01.000Z', { published, views }),
      sealAt('2023-10-07T17:05:02.000Z', { published, views }),
    ]);
    const hours = await Promise.all(HOURS.map((hour) => hourSeal(hour)));
    const hashes = hours.map((signed) => signed?.sha256 ?? '');
    expect(hours.map((signed) => signed?.seal.previousSha256)).toEqual([
      null,
      ...hashes.slice(0, 2),
    ]);
    expect((await views.chainHeads()).hour).toEqual({ hour: HOURS[2], sha256: hashes[2] });
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
  });

  test('a crash before any of its steps is mended by the next run, to the same bytes', async () => {
    const events = twoDays();
    await recordTwoDays(views, events);
    const whole = crashAt(Number.MAX_SAFE_INTEGER, { published, views });
    await sealAt(AFTER_TWO_DAYS, whole);
    // Segment, seal and counts of three hours; seal and counts of two days.
    expect(whole.stepCount()).toBe(3 * 3 + 2 * 2);
    const expected = { sealed: await contentsOf(published), totals: await totals() };
    for (let step = 1; step <= whole.stepCount(); step += 1) {
      await startAnew();
      await recordTwoDays(views, events);
      const crashing = sealAt(AFTER_TWO_DAYS, crashAt(step, { published, views }));
      await expect(crashing).rejects.toThrow('crash');
      views = await opened.reopen();
      await sealAt(AFTER_TWO_DAYS, { published, views });
      expect({ sealed: await contentsOf(published), totals: await totals() }).toEqual(expected);
    }
  });

  test('a store that was lost gets its counts back from the ledger', async () => {
    await recordTwoDays(views);
    await sealAt(AFTER_TWO_DAYS, { published, views });
    const sealed = await contentsOf(published);
    const before = await totals();
    await loseViews();
    expect(await totals()).toMatchObject({ viewCount: 0 });
    await sealAt(AFTER_TWO_DAYS, { published, views });
    expect([await totals(), await contentsOf(published)]).toEqual([before, sealed]);
    await views.record(aView({ at: '2023-10-07T18:00:00.000Z', readerKey: 'new' }));
    await sealAt('2023-10-07T19:05:00.000Z', { published, views });
    const last = await hourSeal('2023-10-06T17');
    expect((await hourSeal('2023-10-07T18'))?.seal.previousSha256).toBe(last?.sha256);
  });

  test.each(VIEW_STORES)(
    'the ledger of $place is taken over into an empty store, to the same counts',
    async (other) => {
      const former = await other.open();
      await recordTwoDays(former.views);
      await sealAt(AFTER_TWO_DAYS, { published, views: former.views });
      const sealed = await contentsOf(published);
      const before = await countsOfTwoDays(former.views);
      await former.close();
      await sealAt(AFTER_TWO_DAYS, { published, views });
      expect(await countsOfTwoDays(views)).toEqual(before);
      expect(before).toMatchObject({ totals: { viewCount: 5, readCount: 4, visitCount: 3 } });
      expect(await contentsOf(published)).toEqual(sealed);
    },
  );

  test('a ledger that was lost takes no counts with it: nothing is sealed until it is put back, and then all is', async () => {
    const events = twoDays();
    await recordTwoDays(views, events);
    await sealAt('2023-10-06T09:05:00.000Z', { published, views });
    const backup = await contentsOf(published);
    for (const key of backup.keys()) await published.remove(key);
    const lost = { name: 'LedgerIncomplete', keys: [objectKeys.hourSeal('2023-10-06T08', 1)] };
    for (const at of ['2023-10-06T10:05:00.000Z', AFTER_TWO_DAYS])
      await expect(sealAt(at, { published, views })).rejects.toMatchObject(lost);
    expect((await contentsOf(published)).size).toBe(0);
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
    expect(await views.oldestUnsealed(new Date(AFTER_TWO_DAYS))).toMatchObject({
      hour: '2023-10-06T09',
    });
    for (const [key, base64] of backup)
      await published.writeBytes(key, {
        bytes: Buffer.from(base64, 'base64'),
        mediaType: 'application/octet-stream',
      });
    await sealAt(AFTER_TWO_DAYS, { published, views });
    const day = await daySeal('2023-10-06');
    expect(day?.seal.hours.map(({ hour }) => hour)).toEqual(HOURS.slice(0, 2));
    expect(day?.seal.visitCount).toBe(3);
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
  });

  test('a day is not sealed without an hour that was sealed and whose seal is gone', async () => {
    await recordTwoDays(views);
    await sealAt('2023-10-06T10:05:00.000Z', { published, views });
    const key = objectKeys.hourSeal('2023-10-06T08', 1);
    const text = (await published.read(key))?.text ?? '';
    await published.remove(key);
    await expect(sealAt(AFTER_TWO_DAYS, { published, views })).rejects.toMatchObject({
      name: 'LedgerIncomplete',
      keys: [key],
    });
    expect(await daySeal('2023-10-06')).toBeNull();
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
    await published.write(key, text);
    await sealAt(AFTER_TWO_DAYS, { published, views });
    expect((await daySeal('2023-10-06'))?.seal.hours).toHaveLength(2);
    expect(await totals()).toEqual({ viewCount: 5, readCount: 4, visitCount: 3 });
  });

  test('another ledger, in place of the one that was sealed, is not written on', async () => {
    await views.record(aView({ at: '2023-10-06T08:00:00.000Z' }));
    await sealAt('2023-10-06T09:05:00.000Z', { published, views });
    const key = objectKeys.hourSeal('2023-10-06T08', 1);
    const other = (await published.read(key))?.text ?? '';
    await startAnew();
    await recordTwoDays(views);
    await sealAt('2023-10-06T09:05:00.000Z', { published, views });
    await published.write(key, other);
    await expect(sealAt('2023-10-06T10:05:00.000Z', { published, views })).rejects.toMatchObject({
      name: 'LedgerIncomplete',
      keys: [key],
    });
  });

  test('the chain is not written on from a seal that was changed', async () => {
    await views.record(aView({ at: '2023-10-06T08:00:00.000Z' }));
    await sealAt('2023-10-06T09:05:00.000Z', { published, views });
    await loseViews();
    const key = objectKeys.hourSeal('2023-10-06T08', 1);
    const text = (await published.read(key))?.text ?? '';
    await published.write(key, text.replace('"viewCount":1', '"viewCount":9'));
    await expect(sealAt('2023-10-06T10:05:00.000Z', { published, views })).rejects.toMatchObject({
      key,
    });
    expect(await totals()).toMatchObject({ viewCount: 0 });
  });
});
