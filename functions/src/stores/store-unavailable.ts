/** What an answer may be waiting for. */
export type StoreName =
  | 'published store'
  | 'view store'
  | 'search index'
  | 'drawing of charts'
  | 'CMS';

/** A store could not be reached, or could not keep what it was given (a full disk, say). The same request may work later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  constructor(
    readonly store: StoreName,
    options?: ErrorOptions,
  ) {
    super(`The ${store} is unavailable`, options);
  }
}

/**
 * A published document does not keep to its contract: it was written by an incompatible version, or by a stranger.
 * Nothing of it is served. It mends itself when the document is published again.
 */
export class DocumentInvalid extends Error {
  override readonly name = 'DocumentInvalid';
  constructor(
    readonly key: string,
    options?: ErrorOptions,
  ) {
    super(`The published document ${key} breaks its contract`, options);
  }
}

/** What a read of the published store gives; `StoreUnavailable` if the store cannot be reached. A document that is not itself stays `DocumentInvalid`. */
export async function readOrThrow<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof DocumentInvalid) throw cause;
    throw new StoreUnavailable('published store', { cause });
  }
}
