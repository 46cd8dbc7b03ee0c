import type { AccountFlag, PermissionName } from '@congkhai/shared/contracts/accounts-admin';
import { combinationsOf } from './combinations';

const MILLISECONDS_PER_DAY = 86_400_000;

interface Account {
  isSuperAdministrator: boolean;
  hasTwoFactor: boolean;
  isBlocked: boolean;
  isExpired: boolean;
  roleCount: number;
  lastSignInAt: string | null;
  idleDays: number;
  /** Of all its roles together. */
  permissions: readonly PermissionName[];
}

/** Whole days since an account was last used. A clock that was set back makes none. */
export function idleDaysSince(lastUse: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - lastUse.getTime()) / MILLISECONDS_PER_DAY));
}

/** What is to be looked at in an account. One that cannot be used is no danger, whatever it may do. */
export function flagsOf(account: Account, idleDaysMax: number): AccountFlag[] {
  const { isBlocked, isExpired, isSuperAdministrator, hasTwoFactor } = account;
  if (isExpired) return ['expired'];
  if (isBlocked) return [];
  const isIdle = account.idleDays > idleDaysMax;
  return [
    ...(account.lastSignInAt === null ? ['never-signed-in' as const] : []),
    ...(isIdle ? ['idle' as const] : []),
    ...(account.roleCount === 0 ? ['no-role' as const] : []),
    ...(isSuperAdministrator && !hasTwoFactor
      ? ['super-administrator-without-two-factor' as const]
      : []),
    // A super administrator may do everything; that there are few of them is another question.
    ...(isSuperAdministrator ? [] : combinationsOf(account.permissions)),
  ];
}
