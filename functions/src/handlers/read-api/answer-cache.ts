import { type JsonBody, jsonBodyOf } from '../../http';
import {
  type DocumentCache,
  noDocumentsUsed,
  type UsedDocuments,
} from '../../stores/document-cache';
import { createLeastRecentlyUsed } from '../../stores/least-recently-used';
import type { PublishedDocuments } from '../../stores/published-documents';

/** Makes the JSON of an answer from published documents. */
export type BuildJson = (documents: PublishedDocuments) => Promise<string>;

interface KeptAnswer {
  body: JsonBody;
  used: UsedDocuments;
  turn: string;
}

/**
 * Keeps finished answers by address, each with the version of every document it was made of. An answer is used again only while
 * all of them still have that version, so it is never older than the documents themselves, and only in the turn that it was made in.
 */
export function createAnswerCache(documents: DocumentCache, { bytesMax }: { bytesMax: number }) {
  const answers = createLeastRecentlyUsed<KeptAnswer>(bytesMax);
  // Requests for one address in one turn of the event loop share the work (see createDocumentCache for why that is safe).
  const askedThisTurn = new Map<string, Promise<JsonBody>>();

  async function answerNow(address: string, turn: string, build: BuildJson): Promise<JsonBody> {
    const known = answers.get(address);
    if (known?.turn === turn && (await documents.isCurrent(known.used))) return known.body;
    const used = noDocumentsUsed();
    const body = jsonBodyOf(await build(documents.open(used)));
    answers.set(address, { body, used, turn }, body.bytes.byteLength);
    return body;
  }

  return function answer(address: string, turn: string, build: BuildJson): Promise<JsonBody> {
    const name = `${turn} ${address}`;
    const asked = askedThisTurn.get(name);
    if (asked) return asked;
    if (askedThisTurn.size === 0) setImmediate(() => askedThisTurn.clear());
    const answered = answerNow(address, turn, build);
    askedThisTurn.set(name, answered);
    return answered;
  };
}
