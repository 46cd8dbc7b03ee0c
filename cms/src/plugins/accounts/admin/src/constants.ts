export const PLUGIN_ID = 'accounts';
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;
export const REPORT_PATH = 'report';
export const MANAGE_PERMISSIONS = [{ action: `plugin::${PLUGIN_ID}.manage`, subject: null }];
