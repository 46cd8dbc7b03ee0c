import { createLog } from './log';

function aLog() {
  const lines: string[] = [];
  const now = () => new Date('2023-10-06T08:00:00.000Z');
  return { lines, log: createLog({ now, write: (line) => lines.push(line) }) };
}

test('an entry is one line of JSON with its time, level, message and fields', () => {
  const { lines, log } = aLog();
  log.warn('A line\nbreak', { key: 'periods.json' });
  expect(lines).toEqual([
    '{"time":"2023-10-06T08:00:00.000Z","level":"warn","message":"A line\\nbreak","key":"periods.json"}\n',
  ]);
});

test('an error is logged with its name, message, stack and cause', () => {
  const { lines, log } = aLog();
  log.error('Failed', { error: new TypeError('outer', { cause: new Error('inner') }) });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    error: {
      name: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('log.test'),
      cause: { name: 'Error', message: 'inner' },
    },
  });
});
