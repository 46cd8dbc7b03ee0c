import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnsweringThread } from './answering-thread';

/** Doubles numbers, fails for what is none, and ends when it is asked to. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, question }) => {
  if (question === 'end') process.exit(3);
  if (question === 'throw') throw new Error('broken');
  if (typeof question === 'number') parentPort.postMessage({ id, kind: 'answered', answer: 2 * question });
  else parentPort.postMessage({ id, kind: 'failed', error: new Error('no number') });
});
`;

let folder: string;
let program: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-thread-'));
  program = join(folder, 'program.js');
  writeFileSync(program, PROGRAM);
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (waitingMax: number) =>
  createAnsweringThread<unknown, number>(program, { name: 'search index', waitingMax });

test('every question gets its own answer, and one that fails takes no other with it', async () => {
  const thread = open(10);
  const answers = await Promise.allSettled([thread.ask(1), thread.ask('two'), thread.ask(3)]);
  expect(answers).toMatchObject([
    { value: 2 },
    { reason: { name: 'StoreUnavailable', cause: { message: 'no number' } } },
    { value: 6 },
  ]);
  await thread.close();
});

test('who comes when too many wait is refused at once, and the others are answered', async () => {
  const thread = open(2);
  const answers = await Promise.allSettled([thread.ask(1), thread.ask(2), thread.ask(3)]);
  expect(answers).toMatchObject([
    { value: 2 },
    { value: 4 },
    { reason: { cause: { message: 'Too many questions wait' } } },
  ]);
  expect(await thread.ask(4)).toBe(8);
  await thread.close();
});

test('a thread that ends fails what it was asked, and the next question starts another', async () => {
  const thread = open(10);
  await expect(thread.ask('end')).rejects.toMatchObject({
    cause: { message: 'The thread ended with 3' },
  });
  expect(await thread.ask(5)).toBe(10);
  await thread.close();
});

test('a thread that throws takes nothing with it that was asked after it', async () => {
  const thread = open(10);
  await expect(thread.ask('throw')).rejects.toMatchObject({ cause: { message: 'broken' } });
  expect(await thread.ask(6)).toBe(12);
  await thread.close();
});
