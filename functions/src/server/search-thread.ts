import type { SearchAnswer, SearchIndex, SearchRequest } from '../stores/search-index';
import { createAnsweringThread } from './answering-thread';

/** A search takes some milliseconds. */
const WAITING_MAX = 200;

/** Runs the program that searches in a thread of its own. */
export function createSearchThread(program: string, workerData: { file: string }): SearchIndex {
  const { ask, close } = createAnsweringThread<SearchRequest, SearchAnswer>(program, {
    name: 'search index',
    waitingMax: WAITING_MAX,
    workerData,
  });
  return { search: ask, close };
}
