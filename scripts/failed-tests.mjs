const TESTS_MAX = 20;
const LINES_MAX = 8;
const LINE_CHARACTERS_MAX = 200;

/**
 * What Jest's JSON says of the tests of a part, as far as it is of use here.
 * @typedef {object} TestResults
 * @property {TestFile[]} testResults
 */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestCase[] }} TestFile */
/** @typedef {{ fullName: string, status: string, failureMessages: string[] }} TestCase */

/**
 * The tests that failed or did not run, each with the first lines of its errors, and the files that could not be read. Short, because it
 * stands at the end of an output whose middle may be cut out.
 * @param {TestResults} results
 * @param {string} folder what paths are told from
 * @returns {string[]} lines
 */
export function failedTests({ testResults }, folder) {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${folder}/`, '');
    const cases = assertionResults.filter((each) => each.status !== 'passed');
    if (status === 'failed' && cases.length === 0) return [[`✗ ${file}`, ...firstLines(message)]];
    return cases.map((each) => [
      `✗ ${file} › ${each.fullName}${each.status === 'failed' ? '' : ` (${each.status})`}`,
      ...each.failureMessages.flatMap(firstLines),
    ]);
  });
  const left = failures.length - TESTS_MAX;
  return [
    ...failures.slice(0, TESTS_MAX).flat(),
    ...(left > 0 ? [`… and ${left} more of this part`] : []),
  ];
}

/** @param {string} text */
function firstLines(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(0, LINES_MAX)
    .map((line) => `    ${line.slice(0, LINE_CHARACTERS_MAX)}`);
}
