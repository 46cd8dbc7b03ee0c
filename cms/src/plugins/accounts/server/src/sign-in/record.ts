import type { AuditSubject, AuditTrail } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { USER_UID } from '../constants';
import type { Account } from '../services/people';

/** The audit log, if it is installed. */
export function auditTrail(strapi: Core.Strapi): AuditTrail | undefined {
  return strapi.plugin('audit-log')?.service<AuditTrail>('trail');
}

/** An account as the subject of an entry. */
export function subjectOf({ id, name }: Pick<Account, 'id' | 'name'>): AuditSubject {
  return { uid: USER_UID, documentId: String(id), locale: null, title: name };
}

// The account as the one who acts: the request itself does not say it yet.
function actorOf({ id, name, email, roleCodes }: Account) {
  return { kind: 'account' as const, accountId: id, name, email, roles: [...roleCodes].sort() };
}

/** How somebody came in who did not sign in by a password. */
export type SignInWay = 'invitation' | 'first-administrator' | 'password-reset';

export async function recordSignIn(
  strapi: Core.Strapi,
  { request }: Context,
  account: Account,
  detail: { secondStep: string } | { way: SignInWay },
): Promise<void> {
  await auditTrail(strapi)?.record({
    action: 'account.signed-in',
    subject: subjectOf(account),
    actor: actorOf(account),
    detail,
    clientAddress: request.ip,
  });
}

export async function recordEnrolment(strapi: Core.Strapi, account: Account): Promise<void> {
  await auditTrail(strapi)?.record({
    action: 'account.two-factor-enabled',
    subject: subjectOf(account),
    actor: actorOf(account),
  });
}

export async function recordFailure(
  strapi: Core.Strapi,
  { request }: Context,
  account: Account,
): Promise<void> {
  await auditTrail(strapi)?.record({
    action: 'account.sign-in-failed',
    subject: subjectOf(account),
    detail: { reason: 'second step' },
    actor: { kind: 'nobody' },
    clientAddress: request.ip,
  });
}

/** That somebody has to wait before the next try, because of failures. */
export async function recordLock(
  strapi: Core.Strapi,
  account: Account | null,
  { address, ...detail }: { waitSeconds: number; failureCount: number; address: string },
): Promise<void> {
  await auditTrail(strapi)?.record({
    action: 'account.locked',
    subject: account && subjectOf(account),
    detail,
    actor: { kind: 'nobody' },
    clientAddress: address,
  });
}
