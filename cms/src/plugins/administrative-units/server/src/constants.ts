export const PLUGIN_ID = 'administrative-units';
export const UNIT_UID = 'plugin::administrative-units.unit';

/** Tables of the plugin. They are plain models, not content types: what happened is recorded, not edited in forms. */
export const VERSION_UID = 'plugin::administrative-units.unit-version';
export const EVENT_UID = 'plugin::administrative-units.unit-event';
export const LINK_UID = 'plugin::administrative-units.unit-event-link';

/** Columns by which the list of units is searched and sorted; people never see them. */
export const UNIT_TEXT_COLUMNS = {
  folded: { fullName: 'foldedFullName' },
  ordered: { name: 'nameOrder', fullName: 'fullNameOrder' },
} as const;

/** The subject under which all units are published. */
export const UNITS_SUBJECT = 'units';

/** What a role must be allowed to do. Whoever may read units may see their history. */
export const ACTIONS = {
  read: { action: 'plugin::content-manager.explorer.read', subject: UNIT_UID },
  record: 'plugin::administrative-units.events.record',
  import: 'plugin::administrative-units.import',
} as const;
