import Database from 'better-sqlite3';
import * as z from 'zod';
import {
  type CmsClient,
  type CmsProcess,
  eventually,
  startCmsProcess,
} from '../helpers/cms-process';

const PERIODS = '/content-manager/collection-types/plugin::scorecards.period';
const PeriodsSchema = z.object({
  results: z.array(z.object({ documentId: z.string() })).length(1),
});
const QueueSchema = z.object({ meta: z.object({ pendingCount: z.number() }) });
const SubjectsSchema = z.array(z.object({ subject: z.string() }));

let cms: CmsProcess;
let administrator: CmsClient;
beforeAll(async () => {
  cms = await startCmsProcess({ DEMONSTRATION_CONTENT: 'load' });
  administrator = await cms.signIn('administrator');
});
afterAll(() => cms?.stop());

/** The kinds of the subjects that a change queued, in their order, each kind once. */
async function kindsQueuedBy(change: () => Promise<void>): Promise<string[]> {
  // Nothing else is queued meanwhile: all that came of what was there has been published.
  await eventually(async () => {
    const { body } = await administrator('GET', '/publishing/queue');
    expect(QueueSchema.parse(body).meta.pendingCount).toBe(0);
  });
  const database = new Database(cms.databaseFile, { readonly: true });
  const lastId: unknown = database.prepare('SELECT max(id) FROM publishing_outbox').pluck().get();
  await change();
  const added = database.prepare('SELECT subject FROM publishing_outbox WHERE id > ? ORDER BY id');
  const subjects = SubjectsSchema.parse(added.all(lastId));
  database.close();
  return [...new Set(subjects.map(({ subject }) => subject.replace(/:.*/, '')))];
}

async function moveTo(stage: string): Promise<void> {
  const { body } = await administrator('GET', PERIODS);
  const documentId = PeriodsSchema.parse(body).results[0]?.documentId;
  expect((await administrator('PUT', `${PERIODS}/${documentId}`, { stage })).status).toBe(200);
}

test('a period is withdrawn before its scorecards and appears after them, so that no ranking is made of some of them', async () => {
  expect(await kindsQueuedBy(() => moveTo('approved'))).toEqual([
    'periods',
    'period',
    'release',
    'scorecard',
    'framework',
  ]);
  expect(await kindsQueuedBy(() => moveTo('published'))).toEqual([
    'framework',
    'scorecard',
    'release',
    'period',
    'periods',
  ]);
});
