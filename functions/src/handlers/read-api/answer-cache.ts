import type { FinishedBody } from '../../finished-body';
import {
  type DocumentCache,
  noDocumentsUsed,
  staleSinceOf,
  type UsedDocuments,
} from '../../stores/document-cache';
import { STALE_MILLISECONDS_MAX, TookTooLong, within } from '../../stores/last-known';
import { createLeastRecentlyUsed } from '../../stores/least-recently-used';
import { StoreUnavailable } from '../../stores/store-unavailable';

/** Makes an answer from published documents. */
export type BuildBody<Documents, Body> = (documents: Documents) => Promise<Body>;

/** What an answer takes beside its bytes: itself, its maps and their entries. Small answers would fill the memory if these were not counted. */
const ENTRY_BYTES = 1_000;
const DOCUMENT_BYTES = 100;
/** JSON and XML take less than a third when they are compressed, and two forms are kept beside them. */
const WITH_COMPRESSED_FORMS = 5 / 3;

/** An answer, and since when it could not be confirmed that it is still right; null: it is right now. */
export interface GivenAnswer<Body> {
  body: Body;
  staleSince: number | null;
}

interface KeptAnswer<Body> {
  body: Body;
  used: UsedDocuments;
  turn: string;
  /** When it was last known to be right. */
  confirmedAt: number;
}

export interface AnswerCacheOptions {
  /** How much memory the answers may take, with all that belongs to them. */
  bytesMax: number;
  now: () => Date;
  /** How long an answer is waited for where an earlier one is known; null: until it is made. */
  patienceMilliseconds: number | null;
}

/**
 * Keeps finished answers by address, each with the version of every document it was made of. An answer is used again only while
 * all of them still have that version, so it is never older than the documents themselves, and only in the turn that it was made in.
 * While a store cannot be reached the answer that was given last is given again, unless a document in it is known to have changed.
 */
export function createAnswerCache<Documents, Body extends FinishedBody>(
  documents: DocumentCache<Documents>,
  { bytesMax, now, patienceMilliseconds }: AnswerCacheOptions,
) {
  const answers = createLeastRecentlyUsed<KeptAnswer<Body>>(bytesMax);
  // Requests for one address in one turn of the event loop share the work (see createDocumentCache for why that is safe).
  const askedThisTurn = new Map<string, Promise<GivenAnswer<Body>>>();
  // Addresses whose answer is being made for too long already: nobody else waits for it.
  const late = new Set<string>();

  async function answerNow(
    address: string,
    turn: string,
    build: BuildBody<Documents, Body>,
  ): Promise<GivenAnswer<Body>> {
    const askedAt = now().getTime();
    const known = answers.get(address);
    if (known?.turn === turn && (await documents.isCurrent(known.used))) {
      const staleSince = staleSinceOf(known.used);
      known.confirmedAt = staleSince ?? askedAt;
      return { body: known.body, staleSince };
    }
    const used = noDocumentsUsed();
    const body = await build(documents.open(used));
    const staleSince = staleSinceOf(used);
    const confirmedAt = staleSince ?? askedAt;
    const kept = { body, used, turn, confirmedAt };
    answers.set(address, kept, bytesOf(address, kept));
    return { body, staleSince };
  }

  async function answerOrRepeat(
    address: string,
    turn: string,
    build: BuildBody<Documents, Body>,
  ): Promise<GivenAnswer<Body>> {
    const last = answers.get(address);
    if (!last) return answerNow(address, turn, build);
    if (late.has(address) && (await isRight(last))) return repeated(last);
    const made = answerNow(address, turn, build);
    try {
      return await within(patienceMilliseconds, made);
    } catch (error) {
      const isLate = error instanceof TookTooLong;
      if (!(isLate || error instanceof StoreUnavailable)) throw error;
      if (isLate) {
        late.add(address);
        made.catch(() => undefined).finally(() => late.delete(address));
      }
      if (await isRight(last)) return repeated(last);
      if (isLate) return made;
      throw error;
    }
  }

  /** What was withdrawn leaves every answer at once, whatever else is out of order: an answer with a document that is known to have changed is not repeated. */
  async function isRight({ used, confirmedAt }: KeptAnswer<Body>): Promise<boolean> {
    const isTooOld = now().getTime() - confirmedAt > STALE_MILLISECONDS_MAX;
    return !isTooOld && (await documents.isCurrent(used));
  }

  return function answer(
    address: string,
    turn: string,
    build: BuildBody<Documents, Body>,
  ): Promise<GivenAnswer<Body>> {
    const name = `${turn} ${address}`;
    const asked = askedThisTurn.get(name);
    if (asked) return asked;
    if (askedThisTurn.size === 0) setImmediate(() => askedThisTurn.clear());
    const answered = answerOrRepeat(address, turn, build);
    askedThisTurn.set(name, answered);
    return answered;
  };
}

function bytesOf(address: string, { body, used }: KeptAnswer<FinishedBody>): number {
  const documentCount = used.etags.size + used.presence.size;
  const bodyBytes = body.bytes.byteLength * WITH_COMPRESSED_FORMS;
  return bodyBytes + 2 * address.length + ENTRY_BYTES + documentCount * DOCUMENT_BYTES;
}

function repeated<Body>({ body, confirmedAt }: KeptAnswer<Body>): GivenAnswer<Body> {
  return { body, staleSince: confirmedAt };
}
