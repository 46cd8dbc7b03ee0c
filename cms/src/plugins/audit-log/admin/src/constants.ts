export const PLUGIN_ID = 'audit-log';
export const PAGES_ROOT = `/plugins/${PLUGIN_ID}`;

/** Who sees the log, and who takes it away as a file. The server asks for the same permissions. */
export const READ_PERMISSIONS = [{ action: 'plugin::audit-log.read', subject: null }];
export const PERMISSIONS = {
  read: READ_PERMISSIONS,
  export: [{ action: 'plugin::audit-log.export', subject: null }],
};
