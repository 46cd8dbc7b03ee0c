export const PLUGIN_ID = 'publishing';

/** Tables of the plugin. They are plain models, not content types: nobody edits them. */
export const OUTBOX_UID = 'plugin::publishing.outbox-entry';
export const LEDGER_UID = 'plugin::publishing.published-document';
export const PART_UID = 'plugin::publishing.manifest-part';
export const LEASE_UID = 'plugin::publishing.lease';
export const LINK_HOST_UID = 'plugin::publishing.link-host';
export const OUTBOUND_LINK_UID = 'plugin::publishing.outbound-link';

export const ALERT_UID = 'plugin::publishing.alert';
export const DELIVERY_UID = 'plugin::publishing.alert-delivery';

export const ACTIONS = {
  read: 'plugin::publishing.read',
  retry: 'plugin::publishing.retry',
  reconcile: 'plugin::publishing.reconcile',
  resolveAlerts: 'plugin::publishing.alerts.resolve',
  readLinks: 'plugin::publishing.links.read',
  proposeLinks: 'plugin::publishing.links.propose',
  decideLinks: 'plugin::publishing.links.decide',
} as const;
