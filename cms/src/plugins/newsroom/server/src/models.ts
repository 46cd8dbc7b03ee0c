import { FINDING_ANSWER_UID } from './constants';

const required = { column: { notNullable: true } };

/** A question of the checks that a person answered with "right as it is". */
const findingAnswer = {
  uid: FINDING_ANSWER_UID,
  singularName: 'finding-answer',
  tableName: 'newsroom_finding_answers',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    kind: { type: 'string', ...required },
    field: { type: 'string', ...required },
    subjectHash: { type: 'string', ...required },
    answeredBy: { type: 'string', ...required },
    answeredAt: { type: 'datetime', ...required },
  },
  indexes: [
    {
      name: 'newsroom_finding_answers_subject',
      columns: ['document_id', 'locale', 'subject_hash'],
      type: 'unique',
    },
  ],
};

/** Tables of the plugin that nobody edits in forms. */
export const models = [findingAnswer];
