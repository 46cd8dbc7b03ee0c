export const PLUGIN_ID = 'accounts';
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;
