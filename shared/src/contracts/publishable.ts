import type { Approval } from './seal';

/** One document that should be public now. */
export interface PublishedDocument {
  key: string;
  /** An object, already parsed with the document's contract in shared/contracts. */
  body: unknown;
  /** Who approved it. Left out for what is made of other documents, such as lists. */
  approvals?: Approval[];
  /** Subjects to rebuild when this document appears, changes or goes: the lists that show it. */
  dependents: string[];
}

/**
 * A file that should be public now. Its key is made of its bytes, so it never changes, and several subjects may have it: it
 * stays for as long as one of them does.
 */
export interface PublishedBytes {
  key: string;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  mediaType: string;
  /** Asked for only if the file is not in the store yet. */
  bytes(): Promise<Uint8Array>;
  dependents: string[];
}

/** A Strapi document that was, or is about to be, written. */
export interface DocumentChange {
  uid: string;
  documentId: string;
}

/**
 * How a plugin takes part in publishing. A *subject*, such as `article:abc/vi`, names a set of public documents that belong
 * together; an outbox entry says that a subject may have changed. Publishing asks for what should be public now and makes the
 * store agree. So entries may come twice, late or in any order: the outcome is the same.
 */
export interface Publishable {
  /** The part of a subject before the colon. */
  kind: string;
  /** Content types whose changes concern these subjects. */
  uids: readonly string[];
  /** The subjects that a change may touch. Asked before and after the change, inside its transaction; both answers are queued. */
  subjectsOf(change: DocumentChange): Promise<string[]>;
  /**
   * What should be public now for a subject, from the CMS's database, in the order in which it is written: files before the
   * documents that show them. Empty when nothing should be.
   */
  documentsOf(subject: string): Promise<(PublishedDocument | PublishedBytes)[]>;
  /**
   * True if the links of a subject are written in what changed: the link guard looks at them while the change is made, so that whoever
   * makes it is told. An article is not looked at because its unit got another name. Every document is looked at once more before it is
   * written, whatever is said here.
   */
  takesLinksFrom?(change: DocumentChange, subject: string): boolean;
  /**
   * True if its documents only repeat what others say, such as lists: while much is published they are written less often than what
   * they list, so that the work does not grow with the square of it.
   */
  isDerived?: boolean;
  /** Raised whenever its documents get another form; 1 if left out. What an earlier version wrote is written anew at the next start. */
  form?: number;
  /** The page of the admin on which a subject is edited. */
  adminPathOf?(subject: string): string;
}

/** `article:abc/vi` is of kind `article`. */
export function kindOf(subject: string): string {
  return subject.slice(0, subject.indexOf(':') === -1 ? undefined : subject.indexOf(':'));
}
