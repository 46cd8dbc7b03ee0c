export const PLUGIN_ID = 'scorecards';
/** Where the plugin's pages are, below the admin's root. */
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;

const permission = (action: string) => ({
  action: `plugin::${PLUGIN_ID}.${action}`,
  subject: null,
});

/** What the pages of the plugin need, as Strapi's admin names permissions. The server checks them again. */
export const READ_PERMISSIONS = [permission('read')];
export const MANAGE_FRAMEWORKS_PERMISSIONS = [permission('frameworks.manage')];
export const MANAGE_ACCOUNTS_PERMISSIONS = [permission('unit-accounts.manage')];
