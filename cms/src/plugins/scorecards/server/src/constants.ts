export const PLUGIN_ID = 'scorecards';

export const FRAMEWORK_UID = 'plugin::scorecards.framework';
export const PERIOD_UID = 'plugin::scorecards.period';
export const BLOCK_UID = 'plugin::scorecards.block';
export const SCORECARD_UID = 'plugin::scorecards.scorecard';
export const RELEASE_UID = 'plugin::scorecards.release';
export const UNIT_UID = 'plugin::administrative-units.unit';

/** What a role must be allowed to do, besides editing periods, to approve scores and to make them public. */
export const APPROVE_ACTION = 'plugin::scorecards.period.approve';
export const PUBLISH_ACTION = 'plugin::scorecards.period.publish';
export const CORRECT_ACTION = 'plugin::scorecards.period.correct';
export const READ_ACTION = 'plugin::content-manager.explorer.read';
