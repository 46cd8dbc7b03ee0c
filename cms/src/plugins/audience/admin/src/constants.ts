export const PLUGIN_ID = 'audience';

export const READ_PERMISSIONS = [{ action: 'plugin::audience.read', subject: null }];
