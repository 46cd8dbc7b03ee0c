export const PLUGIN_ID = 'accounts';
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;

/** Who sees how others sign in, and who resets their two-factor sign-in. The server asks for the same permissions. */
export const PERMISSIONS = {
  read: [{ action: 'plugin::accounts.read', subject: null }],
  manage: [{ action: 'plugin::accounts.manage', subject: null }],
};
