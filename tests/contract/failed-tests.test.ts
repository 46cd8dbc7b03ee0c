import { failedTests } from '../../scripts/failed-tests.mjs';

const FOLDER = '/home/somebody/congkhai';
const aFile = (
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[],
  message = '',
) => ({
  name: `${FOLDER}/tests/integration/accounts.test.ts`,
  status: message === '' && assertionResults.every(isPassed) ? 'passed' : 'failed',
  message,
  assertionResults,
});
const isPassed = ({ status }: { status: string }) => status === 'passed';
const PASSED = { fullName: 'a person signs in', status: 'passed', failureMessages: [] };
const passed = aFile([PASSED]);

test('nothing is told of tests that passed', () => {
  expect(failedTests({ testResults: [passed] }, FOLDER)).toEqual([]);
});

test('a test that failed is told with the first lines of what was thrown and of what was seen', () => {
  const failureMessages = [
    'locator.click: Timeout 20000ms exceeded.\nCall log:\n  - waiting for link\n\n    at click (tests/helpers/pages.ts:17:63)',
    'http://127.0.0.1:1/admin shows\nĐăng nhập',
  ];
  const failed = { fullName: 'in a browser › accounts', status: 'failed', failureMessages };
  expect(failedTests({ testResults: [passed, aFile([PASSED, failed])] }, FOLDER)).toEqual([
    '✗ tests/integration/accounts.test.ts › in a browser › accounts',
    '    locator.click: Timeout 20000ms exceeded.',
    '    Call log:',
    '      - waiting for link',
    '    http://127.0.0.1:1/admin shows',
    '    Đăng nhập',
  ]);
});

test('a file that could not be run is told, and a test that was left out', () => {
  const leftOut = { fullName: 'a code is typed', status: 'pending', failureMessages: [] };
  const testResults = [aFile([], 'Cannot find module ./pages'), aFile([leftOut])];
  expect(failedTests({ testResults }, FOLDER)).toEqual([
    '✗ tests/integration/accounts.test.ts',
    '    Cannot find module ./pages',
    '✗ tests/integration/accounts.test.ts › a code is typed (pending)',
  ]);
});

test('of many failures, lines and signs only the first are told', () => {
  const failureMessages = [Array.from({ length: 30 }, () => 'a'.repeat(500)).join('\n')];
  const failed = { fullName: 'a person signs in', status: 'failed', failureMessages };
  const lines = failedTests({ testResults: [aFile(Array(25).fill(failed))] }, FOLDER);
  expect(lines).toHaveLength(20 * 9 + 1);
  expect(lines.at(-1)).toBe('… and 5 more of this part');
  expect(lines[1]).toHaveLength(204);
});
