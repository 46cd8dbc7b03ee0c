export const PLUGIN_ID = 'audience';
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;
export const ARTICLE_UID = 'plugin::newsroom.article';

/** Who sees figures, and who decides about lists. The server asks for the same permissions. */
export const READ_PERMISSIONS = [{ action: 'plugin::audience.read', subject: null }];
export const PERMISSIONS = { curate: [{ action: 'plugin::audience.curate', subject: null }] };
