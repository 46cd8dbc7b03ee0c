import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Supervision, supervise } from '../../scripts/supervise.mjs';
import { eventually } from '../helpers/cms-process';

// How long the start script goes on with a server that does not start. The servers are programs of a line, and a pause is a millisecond.

let folder: string;
let given: string[];
let supervisions: Supervision[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'congkhai-supervise-'));
  given = [];
  supervisions = [];
  jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  for (const { stop } of supervisions) await stop();
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const startsOf = (name: string) => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8').length : 0;
};

/** Runs a program that notes each of its starts. It counts as answering while there is a file with the name of its own and `.answers`. */
function run(name: string, program: string, failedStartsMax?: number): Supervision {
  const note = `require('fs').appendFileSync(${JSON.stringify(join(folder, name))}, '.');`;
  const supervision = supervise(
    {
      name,
      args: ['-e', note + program],
      cwd: folder,
      env: { PATH: process.env.PATH },
      isAnswering: async () => existsSync(join(folder, `${name}.answers`)),
    },
    { failedStartsMax, pauseMilliseconds: 1, onGivenUp: (reason) => given.push(reason) },
  );
  supervisions.push(supervision);
  return supervision;
}

test('a server that cannot start is tried for ever, and nobody is given up', async () => {
  run('cms', 'process.exit(1)');
  await eventually(async () => expect(startsOf('cms')).toBeGreaterThan(7));
  expect(given).toEqual([]);
});

test('at the first start of an installation it is tried as often as was said', async () => {
  run('cms', 'process.exit(1)', 3);
  await eventually(async () => expect(given).toHaveLength(1));
  expect(startsOf('cms')).toBe(3);
  expect(given).toEqual(['cms ended (exit code 1), 3 times before it answered.']);
});

test('a server whose options are wrong is not tried again', async () => {
  run('functions', 'process.exit(2)');
  await eventually(async () => expect(given).toHaveLength(1));
  expect(startsOf('functions')).toBe(1);
  expect(given[0]).toContain('its options are wrong');
});

test('a server that has answered is started again however often it fails afterwards', async () => {
  writeFileSync(join(folder, 'cms.answers'), '');
  const { answered, hasAnswered } = run(
    'cms',
    "setInterval(() => require('fs').existsSync('cms.answers') || process.exit(2), 5)",
    1,
  );
  await answered;
  expect(hasAnswered()).toBe(true);
  rmSync(join(folder, 'cms.answers'));
  await eventually(async () => expect(startsOf('cms')).toBeGreaterThan(4));
  expect(given).toEqual([]);
});
