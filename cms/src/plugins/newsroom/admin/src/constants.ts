export const PLUGIN_ID = 'newsroom';
export const ARTICLE_UID = 'plugin::newsroom.article';
export const IMPORT_PAGE = `/plugins/${PLUGIN_ID}/import`;
export const TRASH_PAGE = `/plugins/${PLUGIN_ID}/trash`;
export const VERSIONS_PAGE = `/plugins/${PLUGIN_ID}/articles/:documentId/versions`;
/** The server asks for the same permission. */
export const IMPORT_PERMISSIONS = [{ action: 'plugin::newsroom.import', subject: null }];
/** What the moves of an article's workflow need. The server asks for the same. */
export const ARTICLE_PERMISSIONS = [
  { action: 'plugin::content-manager.explorer.update', subject: ARTICLE_UID },
  { action: 'plugin::content-manager.explorer.publish', subject: ARTICLE_UID },
  { action: 'plugin::newsroom.articles.review', subject: null },
];
/** The link guard asks for the same of whoever proposes a host. */
export const HOST_PERMISSIONS = {
  propose: [{ action: 'plugin::publishing.links.propose', subject: null }],
};
/** Whoever may read articles sees what happens to them. */
export const READ_PERMISSIONS = [
  { action: 'plugin::content-manager.explorer.read', subject: ARTICLE_UID },
];
export const CALENDAR_PAGE = `/plugins/${PLUGIN_ID}/calendar`;

/** Where an article is edited. */
export function articleAddress({ documentId, locale }: { documentId: string; locale: string }) {
  return `/content-manager/collection-types/${ARTICLE_UID}/${documentId}?plugins[i18n][locale]=${locale}`;
}

const permissionOn = (action: string) => [
  { action: `plugin::content-manager.explorer.${action}`, subject: ARTICLE_UID },
];
/** What bringing back an article, or a version of it, needs. */
export const RESTORE_PERMISSIONS = {
  create: permissionOn('create'),
  update: permissionOn('update'),
};

/** Where the versions of an article are listed. */
export function versionsPath(documentId: string, locale: string): string {
  return `${VERSIONS_PAGE.replace(':documentId', documentId)}?locale=${locale}`;
}
