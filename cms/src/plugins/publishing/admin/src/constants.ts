export const PLUGIN_ID = 'publishing';

export const QUEUE_PERMISSIONS = {
  read: [{ action: 'plugin::publishing.read', subject: null }],
  retry: [{ action: 'plugin::publishing.retry', subject: null }],
  reconcile: [{ action: 'plugin::publishing.reconcile', subject: null }],
  resolveAlerts: [{ action: 'plugin::publishing.alerts.resolve', subject: null }],
};

export const LINK_PERMISSIONS = {
  read: [{ action: 'plugin::publishing.links.read', subject: null }],
  propose: [{ action: 'plugin::publishing.links.propose', subject: null }],
  decide: [{ action: 'plugin::publishing.links.decide', subject: null }],
};
