/** A document as it lies in the store. The etag is opaque: it only serves to ask later whether the document has changed. */
export interface StoredText {
  text: string;
  etag: string;
}

/** A file as it lies in the store, for what is no text, such as a workbook or a compressed table. */
export interface StoredBytes {
  bytes: Buffer<ArrayBuffer>;
  etag: string;
}

/**
 * The public truth: JSON documents, and files made of them, by key. It has two adapters, a folder and an S3-compatible bucket, which pass one
 * behaviour suite. A key looks like `periods/tien-phuoc-2022.json`; any other shape is refused with `InvalidKey`, and so
 * is a prefix that is neither empty nor a folder's name with its slash.
 */
export interface PublishedStore {
  /** The document at this key, or null if there is none. */
  read(key: string): Promise<StoredText | null>;
  /** True if there is a document at this key. Cheaper than reading it: a stat in a folder, a HEAD on S3. */
  has(key: string): Promise<boolean>;
  /** 'unchanged' when the document still has this etag; null when it is gone. Cheap: a stat in a folder, If-None-Match on S3. */
  readIfChanged(key: string, etag: string): Promise<StoredText | 'unchanged' | null>;
  /** Puts the whole document in place of what was there. Once it resolves the document survives a crash. Twice is once. */
  write(key: string, text: string): Promise<void>;
  /**
   * Puts the document where there is none, and answers whether it did: of several at once exactly one gets true. What it answers `false` about is
   * there for good, even if the network lost the answer to an attempt of this very call.
   */
  create(key: string, text: string): Promise<boolean>;
  /** The file at this key, byte for byte, or null if there is none. */
  readBytes(key: string): Promise<StoredBytes | null>;
  /** Like `write`, for a file of any media type. */
  writeBytes(key: string, file: { bytes: Uint8Array; mediaType: string }): Promise<void>;
  /** Takes the document away. Of a missing document: nothing happens. */
  remove(key: string): Promise<void>;
  /** The keys of all documents under this prefix, sorted. */
  list(prefix: string): Promise<string[]>;
}

/** The store could not be reached, did not answer in time or refused us. The cause says which. */
export class PublishedStoreUnreachable extends Error {
  override readonly name = 'PublishedStoreUnreachable';
}
