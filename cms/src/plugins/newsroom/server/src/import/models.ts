import { IMPORT_FILE_UID, IMPORT_ROW_UID, IMPORT_RUN_UID, IMPORT_SOURCE_UID } from '../constants';

const required = { column: { notNullable: true } };

/** One import of a file. `holder` works on it until `leasedUntil`: after a kill -9 another process goes on. */
const importRun = {
  uid: IMPORT_RUN_UID,
  singularName: 'import-run',
  tableName: 'newsroom_import_runs',
  attributes: {
    id: { type: 'increments' },
    fileName: { type: 'string', ...required },
    fileHash: { type: 'string', ...required },
    startedBy: { type: 'string', ...required },
    startedAt: { type: 'datetime', ...required },
    finishedAt: { type: 'datetime' },
    holder: { type: 'string' },
    leasedUntil: { type: 'datetime' },
  },
  indexes: [{ name: 'newsroom_import_runs_finished', columns: ['finished_at'], type: null }],
};

/** A row of a file: what it becomes, and what became of it. */
const importRow = {
  uid: IMPORT_ROW_UID,
  singularName: 'import-row',
  tableName: 'newsroom_import_rows',
  attributes: {
    id: { type: 'increments' },
    runId: { type: 'integer', ...required },
    row: { type: 'integer', ...required },
    title: { type: 'string', ...required },
    outcome: { type: 'string', ...required },
    message: { type: 'text' },
    documentId: { type: 'string' },
    /** The checked row as JSON; gone when it is done. */
    content: { type: 'json' },
  },
  indexes: [
    { name: 'newsroom_import_rows_row', columns: ['run_id', 'row'], type: 'unique' },
    { name: 'newsroom_import_rows_outcome', columns: ['run_id', 'outcome'], type: null },
  ],
};

/** Files of an import until they are in the media library. */
const importFile = {
  uid: IMPORT_FILE_UID,
  singularName: 'import-file',
  tableName: 'newsroom_import_files',
  attributes: {
    id: { type: 'increments' },
    runId: { type: 'integer', ...required },
    path: { type: 'string', ...required },
    base64: { type: 'text' },
    mediaId: { type: 'integer' },
  },
  indexes: [{ name: 'newsroom_import_files_path', columns: ['run_id', 'path'], type: 'unique' }],
};

/** Which article came from where, so that it is not imported again. */
const importSource = {
  uid: IMPORT_SOURCE_UID,
  singularName: 'import-source',
  tableName: 'newsroom_import_sources',
  attributes: {
    id: { type: 'increments' },
    /** SHA-256 of the address or number on the old portal: addresses are longer than an index allows. */
    sourceHash: { type: 'string', ...required },
    source: { type: 'text', ...required },
    locale: { type: 'string', ...required },
    documentId: { type: 'string', ...required },
  },
  indexes: [
    { name: 'newsroom_import_sources_source', columns: ['source_hash', 'locale'], type: 'unique' },
    { name: 'newsroom_import_sources_document', columns: ['document_id'], type: null },
  ],
};

export const importModels = [importRun, importRow, importFile, importSource];
