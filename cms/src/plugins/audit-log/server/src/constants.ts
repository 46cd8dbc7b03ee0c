export const PLUGIN_ID = 'audit-log';

/** Tables of the plugin. They are plain models, not content types: nobody edits them. */
export const ENTRY_UID = 'plugin::audit-log.entry';
export const ENTRY_TABLE = 'audit_log_entries';
export const ADDRESS_UID = 'plugin::audit-log.address';
export const ADDRESS_TABLE = 'audit_log_addresses';

export const ACTIONS = {
  read: 'plugin::audit-log.read',
  export: 'plugin::audit-log.export',
} as const;
