import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import { auditViews } from '../../functions/src/handlers/audit-views';
import { recountViews } from '../../functions/src/handlers/recount-views';
import { createSigner } from '../../functions/src/ledger/signing';
import type { ViewStore } from '../../functions/src/stores/view-store';
import { anArticleId } from '../helpers/builders';
import {
  AFTER_TWO_DAYS,
  aPrivateKey,
  crashAt,
  openPublished,
  recordTwoDays,
  sealAt,
} from '../helpers/ledger';
import { type OpenViews, VIEW_STORES } from '../helpers/view-stores';

// Past days counted again by other rules, in every view store.

const FIRST_HOUR = objectKeys.hourSeal('2023-10-06T08', 1);
const ARTICLE = anArticleId(1);

describe.each(VIEW_STORES)('counting again by other rules, in $place', ({ open }) => {
  let opened: OpenViews;
  let views: ViewStore;
  let folder: ReturnType<typeof openPublished>;
  let published: PublishedStore;
  const signer = createSigner(aPrivateKey());

  beforeEach(async () => {
    opened = await open();
    views = opened.views;
    folder = openPublished();
    published = folder.published;
    await recordTwoDays(views);
    await sealAt(AFTER_TWO_DAYS, { published, views, signer });
  });
  afterEach(async () => {
    await opened.close();
    folder.remove();
  });

  const audit = () => auditViews({ published, givenKeys: [], notedHashes: [] });

  const rules = { ...VIEW_RULES, version: '2026-11-strict', networkArticleHourMax: 1 };
  // Of two activations of an article or more, no network may have more than 60 of a hundred.
  const harsh = {
    ...VIEW_RULES,
    version: '2026-11-harsh',
    concentrationMin: 1,
    concentrationPercentMax: 60,
  };
  const recount = async (request: Partial<Parameters<typeof recountViews>[1]> = {}) => {
    const now = () => new Date('2023-11-01T00:00:00.000Z');
    const parts = { published, views, signer, now };
    const days = [];
    const whole = { rules: harsh, fromDay: null, toDay: null, ...request };
    for await (const { seal } of recountViews(parts, whole)) days.push(seal);
    return days;
  };

  test('makes the next version beside the old one, which stays; the store counts by the new', async () => {
    const before = (await published.read(FIRST_HOUR))?.text;
    // In the hour 08 network N has 2 of 3 activations of article 1, which is 66 of a hundred and more than one: both are suspect.
    const [first] = await recount({ toDay: '2023-10-06' });
    expect(first).toMatchObject({
      localDay: '2023-10-06',
      version: 2,
      rulesVersions: ['2026-11-harsh'],
      articles: [
        { articleId: ARTICLE, viewCount: 2, suspectCount: 2 },
        { articleId: anArticleId(2), viewCount: 1, suspectCount: 0 },
      ],
      tallies: { human: 3, suspect: 2, duplicate: 0 },
    });
    expect((await published.read(FIRST_HOUR))?.text).toBe(before);
    expect(await views.totals()).toMatchObject({ viewCount: 4 });
    expect((await audit()).days).toMatchObject([
      { localDay: '2023-10-06', viewCount: 3, version: 2 },
      { localDay: '2023-10-07', viewCount: 1, version: 1 },
    ]);
  });

  test('run again it changes nothing', async () => {
    await recount();
    const keys = await published.list('ledger/');
    expect(await recount()).toMatchObject([{ version: 2 }, { version: 2 }]);
    expect(await published.list('ledger/')).toEqual(keys);
  });

  test('interrupted anywhere it is finished by the next run', async () => {
    const parts = { published, views, signer, now: () => new Date('2023-11-01T00:00:00.000Z') };
    for (let step = 1; step <= 3 * 2 + 2 * 2; step += 1) {
      const version = { ...harsh, version: `2026-11-harsh.${step}`, concentrationPercentMax: 60 };
      const request = { rules: version, fromDay: null, toDay: null };
      const crashing = recountViews({ ...parts, ...crashAt(step, parts) }, request);
      await expect(lastOf(crashing)).rejects.toThrow('crash');
      await lastOf(recountViews(parts, request));
      expect((await audit()).days).toMatchObject([{ viewCount: 3 }, { viewCount: 1 }]);
      expect(await views.totals()).toMatchObject({ viewCount: 4 });
    }
  });

  test('a version stands for one set of rules for good', async () => {
    await expect(recount({ rules: { ...VIEW_RULES, readerHourMax: 1 } })).rejects.toThrow(
      'The version 2026-11 stands for other rules since 2023-10-06T08',
    );
    await recount({ rules });
    await expect(recount({ rules: { ...rules, readerHourMax: 1 } })).rejects.toThrow(
      'The version 2026-11-strict stands for other rules',
    );
  });

  test('a lost store comes back with the newest version', async () => {
    await recount();
    const before = await views.totals();
    await opened.close();
    opened = await open();
    views = opened.views;
    await sealAt(AFTER_TWO_DAYS, { published, views, signer });
    expect(await views.totals()).toEqual(before);
  });

  test('a removed version in between is named', async () => {
    await recount();
    await recount({ rules });
    await published.remove(objectKeys.hourSeal('2023-10-06T08', 2));
    await expect(audit()).rejects.toThrow(
      `${objectKeys.hourSeal('2023-10-06T08', 2)}: the seal is missing`,
    );
  });
});

async function lastOf<Item>(items: AsyncIterable<Item>): Promise<Item | undefined> {
  let last: Item | undefined;
  for await (const item of items) last = item;
  return last;
}
