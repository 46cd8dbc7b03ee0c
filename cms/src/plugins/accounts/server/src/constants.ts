export const PLUGIN_ID = 'accounts';

/** Tables of the plugin. They are plain models, not content types: nobody edits them. */
export const STATE_UID = 'plugin::accounts.state';
export const RECOVERY_CODE_UID = 'plugin::accounts.recovery-code';
export const CHALLENGE_UID = 'plugin::accounts.challenge';
export const ATTEMPT_UID = 'plugin::accounts.attempt';

export const PERMISSION_USE_UID = 'plugin::accounts.permission-use';

export const USER_UID = 'admin::user';
export const ROLE_UID = 'admin::role';
export const SESSION_UID = 'admin::session';
/** The origin under which Strapi keeps the sessions of its admin. */
export const ADMIN_ORIGIN = 'admin';
export const SUPER_ADMIN_CODE = 'strapi-super-admin';

export const ACTIONS = {
  manage: 'plugin::accounts.manage',
} as const;
