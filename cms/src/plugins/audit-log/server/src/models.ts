import { ADDRESS_TABLE, ADDRESS_UID, ENTRY_TABLE, ENTRY_UID } from './constants';

const required = { notNullable: true };
const index = (name: string, columns: string[]) => ({ name, columns, type: null });

/**
 * The log. `content` is the text whose hash is in the chain; the columns beside it are for finding and say nothing else. PostgreSQL
 * gives an entry its sequence and hashes when the transaction commits, so they are empty until then.
 */
const entry = {
  uid: ENTRY_UID,
  singularName: 'entry',
  tableName: ENTRY_TABLE,
  attributes: {
    id: { type: 'increments' },
    sequence: { type: 'integer' },
    previousHash: { type: 'string' },
    hash: { type: 'string' },
    contentSha256: { type: 'string', column: required },
    content: { type: 'text', column: required },
    at: { type: 'string', column: required },
    action: { type: 'string', column: required },
    actionGroup: { type: 'string', column: required },
    actorKey: { type: 'string', column: required },
    subjectUid: { type: 'string' },
    documentId: { type: 'string' },
    searchText: { type: 'text', column: required },
  },
  indexes: [
    { name: 'audit_log_entries_sequence', columns: ['sequence'], type: 'unique' },
    index('audit_log_entries_at', ['at']),
    index('audit_log_entries_group', ['action_group', 'sequence']),
    index('audit_log_entries_actor', ['actor_key', 'sequence']),
    index('audit_log_entries_document', ['document_id', 'sequence']),
  ],
};

/** From where staff signed in, by the hash that is in the entry. Rows are deleted when their time is over. */
const address = {
  uid: ADDRESS_UID,
  singularName: 'address',
  tableName: ADDRESS_TABLE,
  attributes: {
    id: { type: 'increments' },
    addressSha256: { type: 'string', column: required },
    nonce: { type: 'string', column: required },
    address: { type: 'string', column: required },
    recordedAt: { type: 'string', column: required },
  },
  indexes: [
    { name: 'audit_log_addresses_sha', columns: ['address_sha_256'], type: 'unique' },
    index('audit_log_addresses_recorded', ['recorded_at']),
  ],
};

export const models = [entry, address];
