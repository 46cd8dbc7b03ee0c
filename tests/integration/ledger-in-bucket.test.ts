import { type PublishedStore, s3Store } from '@congkhai/published-store';
import { auditViews } from '../../functions/src/handlers/audit-views';
import { createSigner } from '../../functions/src/ledger/signing';
import { AFTER_TWO_DAYS, aPrivateKey, recordTwoDays, sealAt } from '../helpers/ledger';
import { type S3Server, startS3Server } from '../helpers/s3-server';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// The ledger in a real bucket: what a folder does with a link, it does with a condition.

let server: S3Server;
let published: PublishedStore;
let opened: OpenViews;

beforeAll(async () => {
  server = await startS3Server();
  const { stop: _, outage: __, ...options } = server;
  published = s3Store({ ...options, forcePathStyle: true, prefix: 'congkhai/' });
  const [sqlite] = VIEW_STORES;
  if (!sqlite) throw new Error('There is no view store');
  opened = await sqlite.open();
});
afterAll(async () => {
  await opened?.close();
  await server?.stop();
});

test('several sealers at once seal once into a bucket, and the audit finds every byte as it was', async () => {
  const { views } = opened;
  const signer = createSigner(aPrivateKey());
  await recordTwoDays(views);
  await Promise.all(
    [1, 2, 3].map((second) =>
      sealAt(AFTER_TWO_DAYS.replace('00.000', `0${second}.000`), { published, views, signer }),
    ),
  );
  const givenKeys = signer.key ? [signer.key] : [];
  const report = await auditViews({ published, givenKeys, notedHashes: [] });
  expect(report).toMatchObject({
    days: [{ viewCount: 4, readCount: 4, visitCount: 3 }, { viewCount: 1 }],
    unsignedSealCount: 0,
    unusedSegments: [],
  });
});
