import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStayingThread } from './staying-thread';

/** Writes down how often it ran. The second run fails, and in the fourth the thread ends. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
const { writeFileSync } = require('node:fs');
let runs = 0;
parentPort.on('message', () => {
  runs += 1;
  if (runs === 4) process.exit(7);
  writeFileSync(__filename + '.runs', String(runs));
  parentPort.postMessage(runs === 2 ? { error: new Error('No lists today') } : { error: null, result: runs });
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

test('a thread remembers from run to run, tells failures, and is replaced when it has ended', async () => {
  const thread = createStayingThread(program);
  const runs = () => readFileSync(`${program}.runs`, 'utf8');
  expect(await thread.run()).toBe(1);
  await expect(thread.run()).rejects.toThrow('No lists today');
  expect(await thread.run()).toBe(3);
  await expect(thread.run()).rejects.toThrow('The thread ended with 7');
  await thread.run();
  expect(runs()).toBe('1');
  await thread.stop();
});

test('a program that cannot be started is a failure of the run', async () => {
  const thread = createStayingThread(join(folder, 'missing.js'));
  await expect(thread.run()).rejects.toThrow('missing.js');
  await thread.stop();
});
