import { gunzipSync, gzipSync } from 'node:zlib';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { type AuditDependencies, auditViews } from '../../functions/src/handlers/audit-views';
import {
  canonicalJsonOf,
  createSigner,
  type LedgerSigner,
  sha256Of,
} from '../../functions/src/ledger/signing';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import {
  AFTER_TWO_DAYS,
  aPrivateKey,
  openPublished,
  recordTwoDays,
  sealAt,
} from '../helpers/ledger';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// What the audit finds in a ledger that somebody has changed.

const FIRST_HOUR = objectKeys.hourSeal('2023-10-06T08', 1);
const SECOND_HOUR = objectKeys.hourSeal('2023-10-06T09', 1);
const LAST_HOUR = objectKeys.hourSeal('2023-10-06T17', 1);
const FIRST_DAY = objectKeys.daySeal('2023-10-06', 1);
const ARTICLE = anArticleId(1);

let opened: OpenViews;
let views: ViewStore;
let folder: ReturnType<typeof openPublished>;
let published: PublishedStore;
let signer: LedgerSigner;

beforeEach(async () => {
  const [sqlite] = VIEW_STORES;
  if (!sqlite) throw new Error('There is no view store');
  opened = await sqlite.open();
  views = opened.views;
  folder = openPublished();
  published = folder.published;
  signer = createSigner(aPrivateKey());
  await recordTwoDays(views);
  await sealAt(AFTER_TWO_DAYS, { published, views, signer });
});
afterEach(async () => {
  await opened.close();
  folder.remove();
});

const audit = (options: Partial<AuditDependencies> = {}) =>
  auditViews({ published, givenKeys: [], notedHashes: [], ...options });

async function textAt(key: string): Promise<string> {
  return (await published.read(key))?.text ?? '';
}

/** Changes a seal as somebody who knows the format would: with a hash, and a signature if there is a signer, that fit it. */
async function forge(key: string, change: (json: string) => string, forger = createSigner(null)) {
  const { seal } = JSON.parse(await textAt(key));
  await published.write(
    key,
    canonicalJsonOf(forger.sign(JSON.parse(change(JSON.stringify(seal))))),
  );
}

async function segmentOf(key: string): Promise<{ key: string; text: string }> {
  const { seal } = JSON.parse(await textAt(key));
  const stored = await published.readBytes(seal.segment.key);
  return { key: seal.segment.key, text: gunzipSync(stored?.bytes ?? '').toString() };
}

async function writeSegment(key: string, text: string): Promise<void> {
  await published.writeBytes(key, { bytes: gzipSync(text), mediaType: 'application/gzip' });
}

test('an untouched ledger has the totals that were counted by hand', async () => {
  expect(await audit()).toEqual({
    days: [
      {
        localDay: '2023-10-06',
        viewCount: 4,
        readCount: 4,
        visitCount: 3,
        hourCount: 2,
        version: 1,
        isSealed: true,
      },
      {
        localDay: '2023-10-07',
        viewCount: 1,
        readCount: 0,
        visitCount: 0,
        hourCount: 1,
        version: 1,
        isSealed: true,
      },
    ],
    keyIds: [signer.key?.keyId],
    unsignedSealCount: 0,
    unusedSegments: [],
    heads: {
      hour: JSON.parse(await textAt(LAST_HOUR)).sha256,
      day: JSON.parse(await textAt(objectKeys.daySeal('2023-10-07', 1))).sha256,
    },
  });
});

test('with the public key of the sealer the ledger is in order, with another it is not', async () => {
  const other = createSigner(aPrivateKey());
  expect((await audit({ givenKeys: signer.key ? [signer.key] : [] })).days).toHaveLength(2);
  await expect(audit({ givenKeys: other.key ? [other.key] : [] })).rejects.toThrow(
    `${FIRST_HOUR}: signed by: expected ${other.key?.keyId}, found ${signer.key?.keyId}`,
  );
});

test('a row that was added to a segment is found by its hash', async () => {
  const { key, text } = await segmentOf(FIRST_HOUR);
  await writeSegment(key, text.replace(',social,', ',search,'));
  await expect(audit()).rejects.toThrow(
    `${key}: SHA-256 of its text: expected ${sha256Of(text)}, found `,
  );
});

test('a flipped byte of a compressed segment is found', async () => {
  const { key } = await segmentOf(FIRST_HOUR);
  const bytes = Buffer.from((await published.readBytes(key))?.bytes ?? '');
  bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
  await published.writeBytes(key, { bytes, mediaType: 'application/gzip' });
  await expect(audit()).rejects.toThrow(key);
});

test('a segment that is gone is named', async () => {
  const { key } = await segmentOf(SECOND_HOUR);
  await published.remove(key);
  await expect(audit()).rejects.toThrow(`${key}: the segment is missing`);
});

test('a changed count is found by the hash of the seal', async () => {
  await published.write(
    SECOND_HOUR,
    (await textAt(SECOND_HOUR)).replace('"viewCount":1', '"viewCount":9'),
  );
  await expect(audit()).rejects.toThrow(`${SECOND_HOUR}: Its SHA-256 is`);
});

test('a changed count whose hash was made to fit is found by the signature', async () => {
  const forged = { ...JSON.parse(await textAt(FIRST_HOUR)) };
  forged.seal.articles[0].viewCount = 9;
  forged.sha256 = sha256Of(canonicalJsonOf(forged.seal));
  await published.write(FIRST_HOUR, canonicalJsonOf(forged));
  await expect(audit()).rejects.toThrow(
    `${FIRST_HOUR}: its signature is not one by the key ${signer.key?.keyId}`,
  );
});

test.each([
  ['a view more', '"viewCount":2', '"viewCount":3', 'viewCount of article', 'expected 2, found 3'],
  ['a read less', '"readCount":2', '"readCount":1', 'readCount of article', 'expected 2, found 1'],
  [
    'another source',
    '"search":1',
    '"other":1',
    'views from search of article',
    'expected 1, found 0',
  ],
  ['a visit more', '"visitCount":2', '"visitCount":3', 'visitCount', 'expected 2, found 3'],
  [
    'a robot less',
    '"declared-bot":1',
    '"declared-bot":0',
    'tally of declared-bot',
    'expected 1, found 0',
  ],
])(
  'a seal with %s, hashed and signed by its own sealer, is found by counting again, with the article',
  async (_, from, to, what, difference) => {
    await forge(FIRST_HOUR, (json) => json.replace(from, to), signer);
    const error = await audit().catch((problem: Error) => problem.message);
    expect(error).toMatch(new RegExp(`^${FIRST_HOUR}: ${what}(?: ${ARTICLE} vi)?: ${difference}$`));
  },
);

test('an article that nobody opened, and one that was left out, are named', async () => {
  const nobodys = anArticleId(0);
  await forge(
    FIRST_HOUR,
    (json) => {
      const seal = JSON.parse(json);
      return JSON.stringify({ ...seal, articles: [{ ...seal.articles[0], articleId: nobodys }] });
    },
    signer,
  );
  await expect(audit()).rejects.toThrow(
    /article \w+ vi is (?:there, but nobody opened it|missing)/,
  );
  await forge(FIRST_HOUR, (json) => JSON.stringify({ ...JSON.parse(json), articles: [] }), signer);
  await expect(audit()).rejects.toThrow(`${FIRST_HOUR}: article ${ARTICLE} vi is missing`);
});

test('a seal that was taken out breaks the chain behind it', async () => {
  await published.remove(SECOND_HOUR);
  const { sha256 } = JSON.parse(await textAt(FIRST_HOUR));
  await expect(audit()).rejects.toThrow(`${FIRST_DAY}: its hours: expected 2023-10-06T08, found`);
  await published.remove(FIRST_DAY);
  await expect(audit()).rejects.toThrow(
    `${LAST_HOUR}: hash of the seal before it: expected ${sha256}, found`,
  );
});

test('a day that was taken out from before another is missing', async () => {
  await published.remove(FIRST_DAY);
  await expect(audit()).rejects.toThrow(
    `${objectKeys.daySeal('2023-10-07', 1)}: hash of the seal before it: expected null, found`,
  );
});

test('the end that was cut off is found by whoever noted a hash of it', async () => {
  const { sha256 } = JSON.parse(await textAt(LAST_HOUR));
  expect((await audit({ notedHashes: [sha256] })).days).toHaveLength(2);
  await published.remove(LAST_HOUR);
  await published.remove(objectKeys.daySeal('2023-10-07', 1));
  expect((await audit()).days).toHaveLength(1);
  await expect(audit({ notedHashes: [sha256] })).rejects.toThrow(`no seal has the hash ${sha256}`);
});

test('two seals whose places were swapped are found', async () => {
  const [first, second] = [await textAt(FIRST_HOUR), await textAt(SECOND_HOUR)];
  await published.write(FIRST_HOUR, second);
  await published.write(SECOND_HOUR, first);
  await expect(audit()).rejects.toThrow(`${FIRST_HOUR}: It is the seal of 2023-10-06T09`);
});

test('two hours whose order in the chain was swapped are found', async () => {
  const swap = (previousSha256: string | null) => (json: string) =>
    JSON.stringify({ ...JSON.parse(json), previousSha256 });
  await forge(SECOND_HOUR, swap(null), signer);
  await forge(FIRST_HOUR, swap(JSON.parse(await textAt(SECOND_HOUR)).sha256), signer);
  await expect(audit()).rejects.toThrow(`${FIRST_HOUR}: hash of the seal before it: expected null`);
});

test('a ledger that was signed anew with another key is found by whoever has the right one', async () => {
  const forger = createSigner(aPrivateKey());
  const other = openPublished();
  const otherViews = await VIEW_STORES[0]?.open();
  if (!otherViews) throw new Error('There is no view store');
  await recordTwoDays(otherViews.views);
  await sealAt(AFTER_TWO_DAYS, { ...other, views: otherViews.views, signer: forger });
  const givenKeys = signer.key ? [signer.key] : [];
  expect((await audit({ published: other.published })).keyIds).toEqual([forger.key?.keyId]);
  await expect(audit({ published: other.published, givenKeys })).rejects.toThrow(
    `${FIRST_HOUR}: signed by: expected ${signer.key?.keyId}, found ${forger.key?.keyId}`,
  );
  await otherViews.close();
  other.remove();
});

test('a seal without a signature is told, and refused by whoever brought a key', async () => {
  await forge(LAST_HOUR, (json) => json);
  expect(await audit()).toMatchObject({ unsignedSealCount: 1 });
  const givenKeys = signer.key ? [signer.key] : [];
  await expect(audit({ givenKeys })).rejects.toThrow(`${LAST_HOUR}: it is not signed`);
});

test('a seal with a blank more is not the document that was written', async () => {
  await published.write(FIRST_HOUR, `${await textAt(FIRST_HOUR)}\n`);
  await expect(audit()).rejects.toThrow(`${FIRST_HOUR}: its text is not canonical JSON (RFC 8785)`);
});

test('what no ledger has is named', async () => {
  await published.write('ledger/hours/2023-10-06-08/latest.json', '{}');
  await expect(audit()).rejects.toThrow('ledger/hours/2023-10-06-08/latest.json: a ledger has no');
});

test('a segment that a sealer who came second left behind counts nowhere', async () => {
  const key = objectKeys.segment('2023-10-06T08', 'f'.repeat(64));
  await writeSegment(key, '');
  expect(await audit()).toMatchObject({ unusedSegments: [key], days: [{ viewCount: 4 }, {}] });
});
