import { objectKeys, searchKeys } from '@congkhai/shared/contracts/object-keys';
import { type HealthCheck, HealthResponseSchema } from '@congkhai/shared/contracts/read-api';
import { ManifestSchema } from '@congkhai/shared/contracts/seal';
import { openDynamodbViewStore } from '../helpers/dynamodb-view-store';
import { scheduleEvent } from '../helpers/lambda-events';
import { putManifest } from '../helpers/manifest';
import type { PackagedFunctions } from '../helpers/packaged-functions';
import { aView } from '../helpers/view-events';

/** What the packaged function says of the bucket and of the tables, each time as a new instance sees it. */
export function healthFacts(world: () => PackagedFunctions): void {
  async function health() {
    await world().stopWarm('read-ledger');
    const { statusCode, body } = await world().ask('GET', '/v1/health');
    expect(statusCode).toBe(200);
    return HealthResponseSchema.parse(JSON.parse(body)).data;
  }

  async function check(name: HealthCheck['name']) {
    const found = (await health()).checks.find((one) => one.name === name);
    return { state: found?.state, since: found?.since };
  }

  test('health in the cloud tells the oldest hour that is not sealed, and no jobs: their alarms do', async () => {
    const { viewsTable, readersTable } = world().tables;
    const { endpoint, region } = world().dynamodb;
    const now = () => new Date();
    const views = openDynamodbViewStore({ viewsTable, readersTable, endpoint, region, now });
    await views.record(aView({ at: '2023-11-01T08:59:59.000Z' }));
    await views.close();
    const { status, checks } = await health();
    expect(checks).toContainEqual(
      expect.objectContaining({
        name: 'seal-hours',
        state: 'pending',
        since: '2023-11-01T09:00:00.000Z',
      }),
    );
    expect(status).toBe('degraded');
    expect(checks.filter(({ name }) => name.startsWith('job-'))).toEqual([]);
    await world().invoke('seal-views', scheduleEvent());
    for (const name of ['seal-hours', 'seal-days'] as const)
      expect(await check(name)).toEqual({ state: 'ok', since: null });
  });

  test('health in the cloud tells of a release without its summary, and of a search that does not have what the manifest lists', async () => {
    const { store } = world();
    await putManifest(store);
    const manifest = ManifestSchema.parse(
      JSON.parse((await store.read('manifest/root.json'))?.text ?? ''),
    );
    const { number: manifestNumber, sealedAt } = manifest.root;
    expect(await check('index-summaries')).toEqual({ state: 'ok', since: null });
    await store.remove(objectKeys.releaseSummary('tien-phuoc-2022', 1));
    expect(await check('index-summaries')).toEqual({ state: 'pending', since: sealedAt });
    await world().invoke('refresh-index-summary', scheduleEvent());
    expect(await check('index-summaries')).toEqual({ state: 'ok', since: null });

    // As refresh-search writes it down.
    const at = '2023-10-07T08:00:00.000Z';
    const searched = (number: number) =>
      store.write(searchKeys.manifest(), JSON.stringify({ manifestNumber: number, at }));
    await searched(manifestNumber + 1);
    expect(await check('search-index')).toEqual({ state: 'pending', since: at });
    await searched(manifestNumber);
    expect(await check('search-index')).toEqual({ state: 'ok', since: null });
  });
}
