import { TestEnvironment } from 'jest-environment-node';
import { hearWitnesses } from './witnesses';

interface FailedTest {
  type: 'test';
  errors: unknown[];
}
interface Block {
  type: 'describeBlock';
  children: (FailedTest | Block)[];
}
/** What Jest tells of a test, as far as it is of use here. A hook that runs once fails for its block and not for a test. */
type TestEvent =
  | { name: 'test_fn_failure'; test: FailedTest }
  | { name: 'hook_failure'; test?: FailedTest; describeBlock?: Block }
  | { name: 'setup' };

/**
 * Where a test fails, what its browsers show and its servers logged becomes a part of its failure: on another machine there is no
 * window to look at.
 */
export default class TellingEnvironment extends TestEnvironment {
  async handleTestEvent(event: TestEvent): Promise<void> {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    const failed = event.test ?? ('describeBlock' in event && firstTestOf(event.describeBlock));
    const said = await hearWitnesses(this.global.witnesses ?? []);
    // The shape in which Jest keeps errors: it reads the stack.
    if (failed && said !== '') failed.errors.push([{ message: said, stack: said }]);
  }
}

function firstTestOf(block: Block | undefined): FailedTest | undefined {
  for (const child of block?.children ?? []) {
    const found = child.type === 'test' ? child : firstTestOf(child);
    if (found) return found;
  }
  return undefined;
}
