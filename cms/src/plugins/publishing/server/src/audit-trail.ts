import type { AuditTrail } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';

/** The audit log, if it is installed. */
export function auditTrail(strapi: Core.Strapi): AuditTrail | undefined {
  return strapi.plugin('audit-log')?.service<AuditTrail>('trail');
}
