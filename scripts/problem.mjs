/** Something a person can put right. It is shown as one line, without a stack. */
export class Problem extends Error {
  /** @override */
  name = 'Problem';
}

/**
 * Runs a script's main function; a Problem ends it with one line and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Problem ? `✗ ${error.message}` : error);
    process.exit(1);
  }
}
