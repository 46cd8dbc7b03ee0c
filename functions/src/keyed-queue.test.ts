import { createKeyedQueue } from './keyed-queue';

/** A queue whose jobs end when the test says so. */
function aHeldQueue() {
  const running: { key: string; end: () => void; fail: () => void }[] = [];
  const enqueue = createKeyedQueue(
    (key) =>
      new Promise((resolve, reject) => {
        running.push({ key, end: resolve, fail: () => reject(new Error('failed')) });
      }),
  );
  return { running, enqueue };
}

test('jobs of one key never overlap, and all calls during a run share the one that follows', async () => {
  const { running, enqueue } = aHeldQueue();
  const first = enqueue('2022');
  const others = [enqueue('2022'), enqueue('2022'), enqueue('2022')];
  expect(running).toHaveLength(1);
  running[0]?.end();
  await first;
  await Promise.resolve();
  expect(running).toHaveLength(2);
  const late = enqueue('2022');
  running[1]?.end();
  await Promise.all(others);
  running[2]?.end();
  await late;
  expect(running).toHaveLength(3);
});

test('jobs of different keys run side by side', () => {
  const { running, enqueue } = aHeldQueue();
  void enqueue('2022');
  void enqueue('2023');
  expect(running.map(({ key }) => key)).toEqual(['2022', '2023']);
});

test('a job that fails fails for its own caller, and the next one runs', async () => {
  const { running, enqueue } = aHeldQueue();
  const first = enqueue('2022');
  const second = enqueue('2022');
  running[0]?.fail();
  await expect(first).rejects.toThrow('failed');
  running[1]?.end();
  await expect(second).resolves.toBeUndefined();
});
