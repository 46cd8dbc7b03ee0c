export const PLUGIN_ID = 'administrative-units';

/** Who sees the pages, and who sees their buttons. The server asks for the same permissions. */
export const PERMISSIONS = {
  read: [
    {
      action: 'plugin::content-manager.explorer.read',
      subject: 'plugin::administrative-units.unit',
    },
  ],
  record: [{ action: 'plugin::administrative-units.events.record', subject: null }],
  import: [{ action: 'plugin::administrative-units.import', subject: null }],
};
