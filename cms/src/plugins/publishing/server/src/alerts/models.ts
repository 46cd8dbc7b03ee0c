import { ALERT_UID, DELIVERY_UID } from '../constants';

/** What somebody has to look at: one open row for each kind and subject. */
const alert = {
  uid: ALERT_UID,
  singularName: 'alert',
  tableName: 'publishing_alerts',
  attributes: {
    id: { type: 'increments' },
    kind: { type: 'string', column: { notNullable: true } },
    subject: { type: 'text', column: { notNullable: true } },
    message: { type: 'text', column: { notNullable: true } },
    detail: { type: 'json' },
    raisedAt: { type: 'datetime', column: { notNullable: true } },
    lastRaisedAt: { type: 'datetime', column: { notNullable: true } },
    occurrenceCount: { type: 'integer', column: { notNullable: true, defaultTo: 1 } },
    /** Set while the alert is open; unique, so that two processes cannot open the same matter twice. */
    openKey: { type: 'string' },
    resolvedAt: { type: 'datetime' },
    resolvedBy: { type: 'string' },
  },
  indexes: [{ name: 'publishing_alerts_open_key', columns: ['open_key'], type: 'unique' }],
};

/** An alert on its way to one address. It stays until it has arrived. */
const delivery = {
  uid: DELIVERY_UID,
  singularName: 'alert-delivery',
  tableName: 'publishing_alert_deliveries',
  attributes: {
    id: { type: 'increments' },
    alertId: { type: 'integer', column: { notNullable: true } },
    channel: { type: 'string', column: { notNullable: true } },
    address: { type: 'string' },
    attemptCount: { type: 'integer', column: { notNullable: true, defaultTo: 0 } },
    nextAttemptAt: { type: 'datetime', column: { notNullable: true } },
    deliveredAt: { type: 'datetime' },
    lastError: { type: 'text' },
  },
  indexes: [
    {
      name: 'publishing_alert_deliveries_due',
      columns: ['delivered_at', 'next_attempt_at'],
      type: null,
    },
  ],
};

export const alertModels = [alert, delivery];
