export const PLUGIN_ID = 'publishing';

export const QUEUE_PERMISSIONS = {
  read: [{ action: 'plugin::publishing.read', subject: null }],
  retry: [{ action: 'plugin::publishing.retry', subject: null }],
  reconcile: [{ action: 'plugin::publishing.reconcile', subject: null }],
  resolveAlerts: [{ action: 'plugin::publishing.alerts.resolve', subject: null }],
};
