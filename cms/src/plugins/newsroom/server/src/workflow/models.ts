import { CHANGE_NOTE_UID, WORKFLOW_EVENT_UID, WORKFLOW_UID } from '../constants';

const required = { column: { notNullable: true } };

/** Where an article stands, by language. `stage` is also a column of its draft, for the list in the admin. */
const workflow = {
  uid: WORKFLOW_UID,
  singularName: 'workflow',
  tableName: 'newsroom_workflow',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    stage: { type: 'string', ...required },
    /** Of the draft as it was saved last. */
    textSha256: { type: 'string', ...required },
    approvedSha256: { type: 'string' },
    approvedBy: { type: 'string' },
    approvedRole: { type: 'string' },
    approvedAt: { type: 'datetime' },
    publishAt: { type: 'datetime' },
    scheduledBy: { type: 'string' },
    expireAt: { type: 'datetime' },
    reviewOn: { type: 'string' },
    changeNote: { type: 'text' },
    /** Of the version that readers see: `Approval[]`. The approval above is of the draft. */
    publishedApprovals: { type: 'json' },
    /** What else its readers are offered: documentIds, chosen when it was published. */
    suggestedArticleIds: { type: 'json' },
    /** Why readers no longer see it, from when it is taken away until it comes back. The draft may be worked on meanwhile. */
    fate: { type: 'string' },
    goneNotice: { type: 'text' },
    goneAt: { type: 'datetime' },
    goneTitle: { type: 'string' },
    /** The documentId of the article that readers are led to. */
    movedTo: { type: 'string' },
  },
  indexes: [
    { name: 'newsroom_workflow_document', columns: ['document_id', 'locale'], type: 'unique' },
    { name: 'newsroom_workflow_publish', columns: ['publish_at'], type: null },
    { name: 'newsroom_workflow_expire', columns: ['expire_at'], type: null },
    { name: 'newsroom_workflow_review', columns: ['review_on'], type: null },
    { name: 'newsroom_workflow_stage', columns: ['stage'], type: null },
    { name: 'newsroom_workflow_moved', columns: ['moved_to'], type: null },
  ],
};

/** What happened to an article on its way, and what people said to each other about it. */
const workflowEvent = {
  uid: WORKFLOW_EVENT_UID,
  singularName: 'workflow-event',
  tableName: 'newsroom_workflow_events',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    at: { type: 'datetime', ...required },
    by: { type: 'string' },
    what: { type: 'string', ...required },
    note: { type: 'text' },
  },
  indexes: [
    { name: 'newsroom_workflow_events_document', columns: ['document_id', 'locale'], type: null },
  ],
};

/** What readers are told has changed in a published article. */
const changeNote = {
  uid: CHANGE_NOTE_UID,
  singularName: 'change-note',
  tableName: 'newsroom_change_notes',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    at: { type: 'datetime', ...required },
    note: { type: 'text', ...required },
  },
  indexes: [
    { name: 'newsroom_change_notes_document', columns: ['document_id', 'locale'], type: null },
  ],
};

/** Tables of the way of articles to readers. */
export const workflowModels = [workflow, workflowEvent, changeNote];
