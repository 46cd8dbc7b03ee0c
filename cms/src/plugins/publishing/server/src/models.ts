import { LEASE_UID, LEDGER_UID, OUTBOX_UID, PART_UID } from './constants';
import { linkModels } from './links/models';

/** What may have changed and has to be brought to the published store: written in the transaction of the change itself. */
const outboxEntry = {
  uid: OUTBOX_UID,
  singularName: 'outbox-entry',
  tableName: 'publishing_outbox',
  attributes: {
    id: { type: 'increments' },
    subject: { type: 'string', column: { notNullable: true } },
    queuedAt: { type: 'datetime', column: { notNullable: true } },
    attemptCount: { type: 'integer', column: { notNullable: true, defaultTo: 0 } },
    nextAttemptAt: { type: 'datetime', column: { notNullable: true } },
    lastError: { type: 'text' },
    doneAt: { type: 'datetime' },
    /** SHA-256 over the documents the subject had when the entry was done. */
    sha256: { type: 'string' },
  },
  indexes: [
    { name: 'publishing_outbox_next', columns: ['done_at', 'next_attempt_at'], type: null },
    { name: 'publishing_outbox_subject', columns: ['subject'], type: null },
  ],
};

/** What was last written to the published store: one row for each object of ours, also when it is gone, for its revision. */
const publishedDocument = {
  uid: LEDGER_UID,
  singularName: 'published-document',
  tableName: 'publishing_documents',
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true } },
    subject: { type: 'string', column: { notNullable: true } },
    /** Over the canonical JSON of the content. */
    sha256: { type: 'string', column: { notNullable: true } },
    /** Over the bytes of the object. */
    objectSha256: { type: 'string' },
    /** Of the key that signed its seal. */
    keyId: { type: 'string' },
    revision: { type: 'integer' },
    sealedAt: { type: 'string' },
    approvals: { type: 'json' },
    state: { type: 'string' },
    /** The part of the manifest that lists it, and whether that does so as it is now. */
    part: { type: 'string' },
    isListed: { type: 'boolean' },
    /** Dependents of what is being replaced, until that is done. */
    formerDependents: { type: 'json' },
    dependents: { type: 'json' },
    writtenAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    // A file belongs to every subject that shows it.
    { name: 'publishing_documents_owner', columns: ['key', 'subject'], type: 'unique' },
    { name: 'publishing_documents_subject', columns: ['subject'], type: null },
    { name: 'publishing_documents_part', columns: ['part'], type: null },
    { name: 'publishing_documents_listed', columns: ['is_listed', 'state'], type: null },
  ],
};

/** The parts of the manifest as they were last written. */
const manifestPart = {
  uid: PART_UID,
  singularName: 'manifest-part',
  tableName: 'publishing_manifest_parts',
  attributes: {
    id: { type: 'increments' },
    part: { type: 'string', column: { notNullable: true } },
    sha256: { type: 'string', column: { notNullable: true } },
    documentCount: { type: 'integer', column: { notNullable: true } },
  },
  indexes: [{ name: 'publishing_manifest_parts_part', columns: ['part'], type: 'unique' }],
};

/** Who may drain the outbox: one process at a time, also when several share a database. */
const lease = {
  uid: LEASE_UID,
  singularName: 'lease',
  tableName: 'publishing_leases',
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string', column: { notNullable: true } },
    holder: { type: 'string', column: { notNullable: true } },
    expiresAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [{ name: 'publishing_leases_name', columns: ['name'], type: 'unique' }],
};

export const models = [outboxEntry, publishedDocument, manifestPart, lease, ...linkModels];
