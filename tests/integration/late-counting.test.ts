import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteViewCounts } from '../../functions/src/stores/sqlite-view-counts';
import { openSqliteRecorder } from '../../functions/src/stores/sqlite-view-recorder';
import { openSqliteViewSealing } from '../../functions/src/stores/sqlite-view-sealing';
import { anArticleId } from '../helpers/builders';
import { anHourSeal, aView } from '../helpers/view-events';

// Under heavy load SQLite counts views a little later than it records them (docs/decisions/0017). What a crash does to that is in the unit test.

const folder = mkdtempSync(join(tmpdir(), 'congkhai-late-'));
const file = join(folder, 'views.sqlite');
afterAll(() => rmSync(folder, { recursive: true }));

function someViews(count: number) {
  return Array.from({ length: count }, (_, n) =>
    aView({ readerKey: `reader-${n}-${count}`, networkKey: `network-${n}` }),
  );
}

test('what is counted late is not added to an hour that was sealed with it meanwhile', async () => {
  const recorder = openSqliteRecorder({ file, countingMilliseconds: 60_000 });
  const sealing = openSqliteViewSealing({ file });
  const counts = openSqliteViewCounts({ file });
  await recorder.record({ events: someViews(100), rejections: [] });
  await recorder.record({ events: someViews(101), rejections: [] });
  expect(await counts.totals()).toMatchObject({ viewCount: 100 });

  const seal = await anHourSeal(sealing, '2023-10-06T08');
  expect(seal.seal.segment.rowCount).toBe(201);
  await sealing.applyHourSeal(seal);
  // Too late for the hour that is closed, and small: with it everything is counted.
  await recorder.record({ events: [aView({ readerKey: 'a late reader' })], rejections: [] });

  const range = { fromHour: '2023-10-06T08', toHour: '2023-10-06T09' };
  const hours = await counts.siteHours(range);
  expect(hours.map(({ hour, viewCount }) => [hour, viewCount])).toEqual([
    ['2023-10-06T08', 201],
    ['2023-10-06T09', 1],
  ]);
  const article = { articleId: anArticleId(1), locale: null };
  const days = await counts.daysOf({ ...article, fromDay: '2023-10-06', toDay: '2023-10-06' });
  expect(days).toMatchObject([{ viewCount: 202 }]);
  await Promise.all([recorder.close(), sealing.close(), counts.close()]);
});
