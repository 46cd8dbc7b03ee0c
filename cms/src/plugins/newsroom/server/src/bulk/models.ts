import { BULK_ROW_UID, BULK_RUN_UID } from '../constants';

const required = { column: { notNullable: true } };

/** One move for many articles. `holder` works on it until `leasedUntil`: after a kill -9 another process goes on. */
const bulkRun = {
  uid: BULK_RUN_UID,
  singularName: 'bulk-run',
  tableName: 'newsroom_bulk_runs',
  attributes: {
    id: { type: 'increments' },
    /** A `WorkflowRequest`. */
    request: { type: 'json', ...required },
    startedBy: { type: 'string', ...required },
    /** The account in whose name and with whose rights it is done. */
    startedById: { type: 'integer', ...required },
    startedAt: { type: 'datetime', ...required },
    finishedAt: { type: 'datetime' },
    holder: { type: 'string' },
    leasedUntil: { type: 'datetime' },
  },
  indexes: [{ name: 'newsroom_bulk_runs_finished', columns: ['finished_at'], type: null }],
};

/** An article of a run, and what became of it. */
const bulkRow = {
  uid: BULK_ROW_UID,
  singularName: 'bulk-row',
  tableName: 'newsroom_bulk_rows',
  attributes: {
    id: { type: 'increments' },
    runId: { type: 'integer', ...required },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    title: { type: 'string', ...required },
    outcome: { type: 'string', ...required },
    message: { type: 'text' },
    /** How often it failed because of the machine. */
    failureCount: { type: 'integer', column: { notNullable: true, defaultTo: 0 } },
  },
  indexes: [
    {
      name: 'newsroom_bulk_rows_next',
      columns: ['run_id', 'outcome', 'failure_count'],
      type: null,
    },
    {
      name: 'newsroom_bulk_rows_document',
      columns: ['run_id', 'document_id', 'locale'],
      type: 'unique',
    },
  ],
};

export const bulkModels = [bulkRun, bulkRow];
