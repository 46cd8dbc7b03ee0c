import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PublishedStore, StoredText } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { bodyOf } from '../../finished-body';
import { createDocumentCache } from '../../stores/document-cache';
import { openDocuments } from '../../stores/published-documents';
import { StoreUnavailable } from '../../stores/store-unavailable';
import { createAnswerCache } from './answer-cache';

const KEY = objectKeys.slug('tin-1', 'vi');
const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };

/** Answers made of one document and of counts from a view store, which can fail or hang. */
function someAnswers() {
  const clock = { milliseconds: 0 };
  const now = () => new Date(clock.milliseconds);
  const documents = new Map<string, StoredText>();
  const store: PublishedStore = {
    read: async (key) => documents.get(key) ?? null,
    readIfChanged: async (key, etag) =>
      documents.get(key)?.etag === etag ? 'unchanged' : (documents.get(key) ?? null),
    has: async (key) => documents.has(key),
    write: async () => undefined,
    create: async () => true,
    readBytes: async () => null,
    writeBytes: async () => undefined,
    remove: async () => undefined,
    list: async () => [],
  };
  const options = { store, openDocuments, maxAgeMilliseconds: 0, charactersMax: 10_000, now, log };
  const cache = createDocumentCache({ ...options, patienceMilliseconds: 50 });
  const answer = createAnswerCache(cache, { bytesMax: 100_000, now, patienceMilliseconds: 50 });
  const put = (slug: string) => {
    const text = JSON.stringify({ articleId: 'article00000000000000001', slug });
    documents.set(KEY, { text, etag: slug });
  };
  const ask = async (second: number, countViews: () => Promise<number>) => {
    clock.milliseconds = second * 1_000;
    await nextTurn();
    const { body, staleSince } = await answer('/v1/front', `${second}`, async (opened) => {
      const document = await opened.slug('tin-1', 'vi');
      return bodyOf(`${document?.slug} ${await countViews()}`);
    });
    return [body.bytes.toString(), staleSince];
  };
  put('tin-1');
  return { ask, put, withdraw: () => documents.delete(KEY) };
}

const countOf = (count: number) => async () => count;
const failing = async () => {
  throw new StoreUnavailable('view store');
};

test('while the view store cannot be reached the last answer is given again, and says since when it is not confirmed', async () => {
  const { ask } = someAnswers();
  expect(await ask(1, countOf(7))).toEqual(['tin-1 7', null]);
  expect(await ask(2, failing)).toEqual(['tin-1 7', 1_000]);
  expect(await ask(9, failing)).toEqual(['tin-1 7', 1_000]);
  expect(await ask(10, countOf(8))).toEqual(['tin-1 8', null]);
});

test('nobody waits for a view store that does not answer, and its answer is taken when it comes', async () => {
  const { ask } = someAnswers();
  await ask(1, countOf(7));
  let answerLate: (count: number) => void = () => undefined;
  const hanging = () =>
    new Promise<number>((resolve) => {
      answerLate = resolve;
    });
  expect(await ask(2, hanging)).toEqual(['tin-1 7', 1_000]);
  const neverAsked = jest.fn(countOf(99));
  expect(await ask(3, neverAsked)).toEqual(['tin-1 7', 1_000]);
  expect(neverAsked).not.toHaveBeenCalled();
  answerLate(8);
  await nextTurn();
  expect(await ask(4, failing)).toEqual(['tin-1 8', 2_000]);
});

test('what was withdrawn or changed meanwhile is not given again', async () => {
  const { ask, put, withdraw } = someAnswers();
  await ask(1, countOf(7));
  withdraw();
  await expect(ask(2, failing)).rejects.toThrow(StoreUnavailable);
  put('tin-2');
  await expect(ask(3, failing)).rejects.toThrow(StoreUnavailable);
  expect(await ask(4, countOf(7))).toEqual(['tin-2 7', null]);
});

test('where a document has changed meanwhile a view store that is slow is waited for', async () => {
  const { ask, put } = someAnswers();
  await ask(1, countOf(7));
  put('tin-2');
  const slow = () => new Promise<number>((resolve) => setTimeout(resolve, 100, 8));
  expect(await ask(2, slow)).toEqual(['tin-2 8', null]);
});

test('an answer that was never given, or was not confirmed for six hours, is not there', async () => {
  const { ask } = someAnswers();
  await expect(ask(1, failing)).rejects.toThrow(StoreUnavailable);
  await ask(1, countOf(7));
  expect(await ask(6 * 3_600 + 1, failing)).toEqual(['tin-1 7', 1_000]);
  await expect(ask(6 * 3_600 + 2, failing)).rejects.toThrow(StoreUnavailable);
});
