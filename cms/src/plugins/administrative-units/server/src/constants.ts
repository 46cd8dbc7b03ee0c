export const PLUGIN_ID = 'administrative-units';
export const UNIT_UID = 'plugin::administrative-units.unit';

/** Tables of the plugin. They are plain models, not content types: what happened is recorded, not edited in forms. */
export const VERSION_UID = 'plugin::administrative-units.unit-version';
export const EVENT_UID = 'plugin::administrative-units.unit-event';
export const LINK_UID = 'plugin::administrative-units.unit-event-link';

/** The subject under which all units are published. */
export const UNITS_SUBJECT = 'units';

/** What a role must be allowed to do. Whoever may read units may see their history. */
export const ACTIONS = {
  read: { action: 'plugin::content-manager.explorer.read', subject: UNIT_UID },
  record: 'plugin::administrative-units.events.record',
  import: 'plugin::administrative-units.import',
} as const;
