import { TestEnvironment } from 'jest-environment-node';
import { pagesAsText } from './browser';

/** What Jest tells of a test, as far as it is of use here. */
type TestEvent = { name: 'test_fn_failure'; test: { name: string } } | { name: 'setup' };

/** Where a test fails, what its browsers show is printed: on another machine there is no window to look at. */
export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent(event: TestEvent): Promise<void> {
    if (event.name !== 'test_fn_failure') return;
    const shown = await pagesAsText(this.global.openBrowsers ?? []);
    process.stderr.write(`\n${event.test.name}: what was shown\n${shown}\n\n`);
  }
}
