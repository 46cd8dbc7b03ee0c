import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Gives each caller a turn of the event loop of its own, one after another, so that long work done in many pieces leaves room between any two of
 * them for those who wait for an answer. (What is queued with `setImmediate` in one turn is all done in the next.)
 */
export function createOwnTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return function ownTurn() {
    last = last.then(() => nextTurn());
    return last;
  };
}
