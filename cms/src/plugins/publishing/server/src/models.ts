import { LEASE_UID, LEDGER_UID, OUTBOX_UID } from './constants';

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
    {
      name: 'publishing_outbox_pending',
      columns: ['done_at', 'next_attempt_at', 'id'],
      type: null,
    },
    { name: 'publishing_outbox_subject', columns: ['subject'], type: null },
  ],
};

/** What was last written to the published store: one row for each object of ours. */
const publishedDocument = {
  uid: LEDGER_UID,
  singularName: 'published-document',
  tableName: 'publishing_documents',
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true } },
    subject: { type: 'string', column: { notNullable: true } },
    sha256: { type: 'string', column: { notNullable: true } },
    dependents: { type: 'json' },
    writtenAt: { type: 'datetime', column: { notNullable: true } },
  },
  indexes: [
    // A file belongs to every subject that shows it.
    { name: 'publishing_documents_owner', columns: ['key', 'subject'], type: 'unique' },
    { name: 'publishing_documents_subject', columns: ['subject'], type: null },
  ],
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

export const models = [outboxEntry, publishedDocument, lease];
