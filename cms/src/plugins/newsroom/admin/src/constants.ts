export const PLUGIN_ID = 'newsroom';
export const ARTICLE_UID = 'plugin::newsroom.article';
export const IMPORT_PAGE = `/plugins/${PLUGIN_ID}/import`;
/** The server asks for the same permission. */
export const IMPORT_PERMISSIONS = [{ action: 'plugin::newsroom.import', subject: null }];
