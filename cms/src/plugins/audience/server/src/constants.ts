export const PLUGIN_ID = 'audience';

export const EXCEPTION_UID = 'plugin::audience.list-exception';
/** The content type of the newsroom, if it is installed, and what its articles belong to. */
export const ARTICLE_UID = 'plugin::newsroom.article';
export const CATEGORY_UID = 'plugin::newsroom.category';
export const UNIT_UID = 'plugin::administrative-units.unit';

export const ACTIONS = {
  read: 'plugin::audience.read',
  curate: 'plugin::audience.curate',
} as const;
export type Action = (typeof ACTIONS)[keyof typeof ACTIONS];
