import { createJobWatch } from './job-watch';

const BEGUN_AT = new Date('2023-10-06T08:00:00.000Z');
const after = (seconds: number) => new Date(BEGUN_AT.getTime() + seconds * 1_000);

function aWatch() {
  const clock = { now: BEGUN_AT };
  const watch = createJobWatch(
    { name: 'job-seal-views', limitSeconds: 600 },
    { now: () => clock.now },
  );
  return { clock, watch };
}

test('a job that has not ended yet is waited for since the server began', async () => {
  const { watch } = aWatch();
  expect(await watch.find(after(30))).toEqual({ state: 'pending', since: BEGUN_AT });
  watch.note('failed');
  expect(await watch.find(after(60))).toEqual({ state: 'pending', since: BEGUN_AT });
});

test('a job is behind since it last succeeded, once it fails or does not end, until it succeeds again', async () => {
  const { clock, watch } = aWatch();
  clock.now = after(10);
  watch.note('succeeded');
  expect(await watch.find(after(610))).toEqual({ state: 'ok' });
  expect(await watch.find(after(611))).toEqual({ state: 'stale', since: after(10) });
  watch.note('failed');
  expect(await watch.find(after(70))).toEqual({ state: 'stale', since: after(10) });
  clock.now = after(700);
  watch.note('succeeded');
  expect(await watch.find(after(701))).toEqual({ state: 'ok' });
});
