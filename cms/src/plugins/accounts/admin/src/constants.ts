export const PLUGIN_ID = 'accounts';
