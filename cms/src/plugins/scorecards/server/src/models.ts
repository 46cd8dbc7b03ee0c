import {
  RELEASE_UID,
  RELEASED_SCORECARD_UID,
  SCORE_CHANGE_UID,
  UNIT_ACCOUNT_UID,
} from './constants';

/** Who changed which fields of a scorecard, from what to what, when and why. Rows are only ever added. */
const scoreChange = {
  uid: SCORE_CHANGE_UID,
  singularName: 'score-change',
  tableName: 'scorecards_score_changes',
  attributes: {
    id: { type: 'increments' },
    scorecardId: { type: 'string', column: { notNullable: true } },
    /** Block and unit: found again when a card was deleted and made anew. */
    scorecardKey: { type: 'string', column: { notNullable: true } },
    revision: { type: 'integer', column: { notNullable: true } },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    /** Null for what no person did: the loader of demonstration content. */
    userId: { type: 'integer' },
    userName: { type: 'string', column: { notNullable: true } },
    stage: { type: 'string', column: { notNullable: true } },
    reason: { type: 'text' },
    changes: { type: 'json', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'scorecards_score_changes_revision',
      columns: ['scorecard_id', 'revision'],
      type: 'unique',
    },
    { name: 'scorecards_score_changes_of_card', columns: ['scorecard_key'], type: null },
  ],
};

/** Which admin users are accounts of units: one row for each unit of a user. */
const unitAccount = {
  uid: UNIT_ACCOUNT_UID,
  singularName: 'unit-account',
  tableName: 'scorecards_unit_accounts',
  attributes: {
    id: { type: 'increments' },
    userId: { type: 'integer', column: { notNullable: true } },
    unitId: { type: 'string', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'scorecards_unit_accounts_unique',
      columns: ['user_id', 'unit_id'],
      type: 'unique',
    },
  ],
};

/**
 * What was approved, sealed for good: rules, units, totals. `canonicalJson` is the very text that was hashed. `publishedAt` is when it
 * first became public; from then on the row never changes.
 */
const release = {
  uid: RELEASE_UID,
  singularName: 'frozen-release',
  tableName: 'scorecards_frozen_releases',
  attributes: {
    id: { type: 'increments' },
    periodId: { type: 'string', column: { notNullable: true } },
    number: { type: 'integer', column: { notNullable: true } },
    frozenAt: { type: 'datetime', column: { notNullable: true } },
    publishedAt: { type: 'datetime' },
    isDemonstration: { type: 'boolean', column: { notNullable: true } },
    sha256: { type: 'string', column: { notNullable: true } },
    canonicalJson: { type: 'text', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'scorecards_frozen_releases_number',
      columns: ['period_id', 'number'],
      type: 'unique',
    },
  ],
};

/** One scorecard in a release, as it was sealed. */
const releasedScorecard = {
  uid: RELEASED_SCORECARD_UID,
  singularName: 'released-scorecard',
  tableName: 'scorecards_released_scorecards',
  attributes: {
    id: { type: 'increments' },
    releaseId: { type: 'integer', column: { notNullable: true } },
    blockId: { type: 'string', column: { notNullable: true } },
    unitId: { type: 'string', column: { notNullable: true } },
    sha256: { type: 'string', column: { notNullable: true } },
    canonicalJson: { type: 'text', column: { notNullable: true } },
  },
  indexes: [
    {
      name: 'scorecards_released_scorecards_unit',
      columns: ['release_id', 'unit_id'],
      type: 'unique',
    },
  ],
};

export const models = [scoreChange, unitAccount, release, releasedScorecard];
