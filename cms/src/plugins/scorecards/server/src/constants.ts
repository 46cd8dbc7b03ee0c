export const PLUGIN_ID = 'scorecards';

export const FRAMEWORK_UID = 'plugin::scorecards.framework';
export const PERIOD_UID = 'plugin::scorecards.period';
export const BLOCK_UID = 'plugin::scorecards.block';
export const SCORECARD_UID = 'plugin::scorecards.scorecard';
export const UNIT_UID = 'plugin::administrative-units.unit';

/** Tables of the plugin that are no content types: nobody edits their rows by hand. */
export const SCORE_CHANGE_UID = 'plugin::scorecards.score-change';
export const RELEASE_UID = 'plugin::scorecards.frozen-release';
export const RELEASED_SCORECARD_UID = 'plugin::scorecards.released-scorecard';
export const UNIT_ACCOUNT_UID = 'plugin::scorecards.unit-account';

/** What a role can be allowed to do, besides reading and writing documents. The stages of a period narrow most of it further. */
export const ACTIONS = {
  read: 'plugin::scorecards.read',
  selfAssess: 'plugin::scorecards.scores.self-assess',
  appraise: 'plugin::scorecards.scores.appraise',
  survey: 'plugin::scorecards.scores.survey',
  record: 'plugin::scorecards.scores.record',
  approve: 'plugin::scorecards.period.approve',
  publish: 'plugin::scorecards.period.publish',
  correct: 'plugin::scorecards.period.correct',
  manage: 'plugin::scorecards.period.manage',
  manageFrameworks: 'plugin::scorecards.frameworks.manage',
  manageUnitAccounts: 'plugin::scorecards.unit-accounts.manage',
} as const;
export type Action = (typeof ACTIONS)[keyof typeof ACTIONS];
