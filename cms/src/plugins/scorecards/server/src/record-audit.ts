import type { AuditEntry, AuditTrail } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';
import { PERIOD_UID, SCORECARD_UID } from './constants';
import type { PeriodRow } from './rows';
import type { LogEntry } from './scores/change-log';

/** Tells the plugin `audit-log`, if it is installed, what people did, in the transaction that is open. */
export async function recordAudit(strapi: Core.Strapi, entry: AuditEntry): Promise<void> {
  const auditLog = strapi.plugin('audit-log');
  if (!auditLog) return;
  const trail: AuditTrail = auditLog.service('trail');
  await trail.record(entry);
}

type AuditedPeriod = Pick<PeriodRow, 'documentId' | 'name'>;

/** What was done to a period or to its releases. */
export async function recordPeriodAudit(
  strapi: Core.Strapi,
  { documentId, name }: AuditedPeriod,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = { uid: PERIOD_UID, documentId, locale: null, title: name };
  await recordAudit(strapi, { action, subject, detail });
}

/** One entry for each card that was saved: the scores themselves stand in the log of the card. */
export async function recordScoresAudit(
  strapi: Core.Strapi,
  entries: readonly LogEntry[],
): Promise<void> {
  for (const { scorecardId, scorecardKey, revision, stage, reason, changes } of entries)
    await recordAudit(strapi, {
      action: 'scorecard.scores-saved',
      subject: { uid: SCORECARD_UID, documentId: scorecardId, locale: null, title: scorecardKey },
      detail: { revision, stage, reason, changeCount: changes.length },
    });
}
