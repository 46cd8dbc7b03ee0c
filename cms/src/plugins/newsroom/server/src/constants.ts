export const PLUGIN_ID = 'newsroom';

export const ARTICLE_UID = 'plugin::newsroom.article';
export const CATEGORY_UID = 'plugin::newsroom.category';
export const LEGAL_DOCUMENT_UID = 'plugin::newsroom.legal-document';
/** The neighbour's content type that articles refer to. */
export const UNIT_UID = 'plugin::administrative-units.unit';
