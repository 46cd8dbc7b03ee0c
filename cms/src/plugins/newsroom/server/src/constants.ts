export const PLUGIN_ID = 'newsroom';

export const ARTICLE_UID = 'plugin::newsroom.article';
export const CATEGORY_UID = 'plugin::newsroom.category';
export const TAG_UID = 'plugin::newsroom.tag';
export const LEGAL_DOCUMENT_UID = 'plugin::newsroom.legal-document';
/** The neighbour's content type that articles refer to. */
export const UNIT_UID = 'plugin::administrative-units.unit';

/** Tables of the plugin. They are plain models, not content types: nobody edits them in forms. */
export const MEDIA_DIGEST_UID = 'plugin::newsroom.media-digest';
export const PUBLISHED_SLUG_UID = 'plugin::newsroom.published-slug';
export const FINDING_ANSWER_UID = 'plugin::newsroom.finding-answer';
export const IMPORT_RUN_UID = 'plugin::newsroom.import-run';
export const IMPORT_ROW_UID = 'plugin::newsroom.import-row';
export const IMPORT_FILE_UID = 'plugin::newsroom.import-file';
export const IMPORT_SOURCE_UID = 'plugin::newsroom.import-source';
export const BULK_RUN_UID = 'plugin::newsroom.bulk-run';
export const BULK_ROW_UID = 'plugin::newsroom.bulk-row';
export const WORKFLOW_UID = 'plugin::newsroom.workflow';
export const WORKFLOW_EVENT_UID = 'plugin::newsroom.workflow-event';
export const CHANGE_NOTE_UID = 'plugin::newsroom.change-note';
export const VERSION_UID = 'plugin::newsroom.article-version';
export const TRASHED_ARTICLE_UID = 'plugin::newsroom.trashed-article';

/** What a role must be allowed to do. Whoever may read articles sees what the checks find in them, and what they were before. */
export const ACTIONS = {
  readArticles: { action: 'plugin::content-manager.explorer.read', subject: ARTICLE_UID },
  updateArticles: { action: 'plugin::content-manager.explorer.update', subject: ARTICLE_UID },
  import: 'plugin::newsroom.import',
  publishArticles: { action: 'plugin::content-manager.explorer.publish', subject: ARTICLE_UID },
  reviewArticles: 'plugin::newsroom.articles.review',
  createArticles: { action: 'plugin::content-manager.explorer.create', subject: ARTICLE_UID },
} as const;
export type Action = (typeof ACTIONS)[keyof typeof ACTIONS];
