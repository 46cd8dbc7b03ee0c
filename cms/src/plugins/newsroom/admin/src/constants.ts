export const PLUGIN_ID = 'newsroom';
export const ARTICLE_UID = 'plugin::newsroom.article';
export const IMPORT_PAGE = `/plugins/${PLUGIN_ID}/import`;
/** The server asks for the same permission. */
export const IMPORT_PERMISSIONS = [{ action: 'plugin::newsroom.import', subject: null }];
/** What the moves of an article's workflow need. The server asks for the same. */
export const ARTICLE_PERMISSIONS = [
  { action: 'plugin::content-manager.explorer.update', subject: ARTICLE_UID },
  { action: 'plugin::content-manager.explorer.publish', subject: ARTICLE_UID },
  { action: 'plugin::newsroom.articles.review', subject: null },
];
/** Whoever may read articles sees what happens to them. */
export const READ_PERMISSIONS = [
  { action: 'plugin::content-manager.explorer.read', subject: ARTICLE_UID },
];
export const CALENDAR_PAGE = `/plugins/${PLUGIN_ID}/calendar`;

/** Where an article is edited. */
export function articleAddress({ documentId, locale }: { documentId: string; locale: string }) {
  return `/content-manager/collection-types/${ARTICLE_UID}/${documentId}?plugins[i18n][locale]=${locale}`;
}
