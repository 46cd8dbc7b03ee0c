/** One document that should be public now. */
export interface PublishedDocument {
  key: string;
  body: unknown;
  /** Subjects to rebuild when this document appears, changes or goes. */
  dependents: string[];
}

/** How a plugin takes part in publishing: the interface of the neighbour plugin `publishing`, which explains it. */
export interface Publishable {
  kind: string;
  uids: readonly string[];
  subjectsOf(change: { uid: string; documentId: string }): Promise<string[]>;
  documentsOf(subject: string): Promise<PublishedDocument[]>;
}
