import type {
  AccountsReport,
  ReportedAccount,
  ReportedRole,
  ReportedToken,
} from '@congkhai/shared/contracts/accounts-admin';
import { daysBefore, localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, SUPER_ADMIN_CODE } from '../constants';
import { combinationsOf, keyOf } from '../report/combinations';
import { flagsOf, idleDaysSince } from '../report/flags';
import {
  permissionsOf,
  type RoleRow,
  readRows,
  type StateRow,
  type TokenRow,
  type UserRow,
} from '../report/read-rows';
import type { Session } from '../session-limits/families';
import { isOver } from '../session-limits/over';
import { settingsOf } from '../settings';
import { isExpiredOn } from './expiry';
import type { OpenSessions } from './open-sessions';
import { type Account, accountOf, isSuperAdministrator } from './people';
import type { PermissionUses } from './permission-uses';

interface Known {
  now: Date;
  idleDaysMax: number;
  reader: Account;
  roles: RoleRow[];
  states: ReadonlyMap<number, StateRow>;
  sessions: readonly Session[];
}

/** The report of accounts, roles and tokens that somebody should look at. */
export const report = ({ strapi }: { strapi: Core.Strapi }) => {
  const { idleDaysMax, superAdministratorsMax } = settingsOf(strapi).config;
  const { service } = strapi.plugin(PLUGIN_ID);
  const uses = (): PermissionUses => service('permission-uses');

  return {
    /** As it is now, for one reader: it says on whom he or she may act. */
    async read(reader: Account): Promise<AccountsReport> {
      const now = new Date();
      const { users, states, roles, tokens, transferTokens } = await readRows(strapi);
      const sessions = await (service('open-sessions') as OpenSessions).ofAll();
      const stateOf = new Map(states.map((state) => [state.accountId, state]));
      const known = { now, idleDaysMax, reader, roles, states: stateOf, sessions };
      const accounts = users.map((user) => reportedAccount(user, known));
      const firstDay = localDayOf(daysBefore(now, idleDaysMax));
      const usesKnownSince = await uses().knownSince();
      const areUsesKnown = usesKnownSince <= firstDay;
      const used = await uses().since(firstDay);
      const measurable = uses().measurableActions();
      return {
        accounts: accounts.sort((left, right) => left.name.localeCompare(right.name, 'vi')),
        roles: roles.map((role) => {
          const holders = users.filter((user) => user.roles.some(({ code }) => code === role.code));
          const usedKeys = new Set(holders.flatMap(({ id }) => [...(used.get(id) ?? [])]));
          return reportedRole(role, holders.length, (permission) =>
            areUsesKnown && measurable.has(permission.action)
              ? usedKeys.has(keyOf(permission))
              : true,
          );
        }),
        tokens: [
          ...tokens.map((token) =>
            reportedToken(token, token.kind === 'admin' ? 'admin' : 'content'),
          ),
          ...transferTokens.map((token) => reportedToken(token, 'transfer')),
        ],
        idleDaysMax,
        superAdministratorCount: accounts.filter(
          ({ isSuperAdministrator: isSuper, isBlocked }) => isSuper && !isBlocked,
        ).length,
        superAdministratorsMax,
        usesKnownSince,
        areUsesKnown,
      };
    },
  };
};
export type Report = ReturnType<typeof report>;

function reportedAccount(user: UserRow, known: Known): ReportedAccount {
  const { now, reader, idleDaysMax } = known;
  const { id, name, email, isActive, roleCodes } = accountOf(user);
  const state = known.states.get(id);
  const open = known.sessions.filter(
    (session) => session.accountId === id && !isOver(session, now),
  );
  const lastSignInAt = state?.lastSignInAt ?? null;
  // Somebody who is remembered works for days without signing in.
  const lastUse = Math.max(
    new Date(lastSignInAt ?? user.createdAt).getTime(),
    ...open.map(({ lastRenewedAt }) => lastRenewedAt.getTime()),
  );
  const isSuper = roleCodes.includes(SUPER_ADMIN_CODE);
  const expiresOn = state?.expiresOn ?? null;
  const account = {
    isBlocked: !isActive,
    isSuperAdministrator: isSuper,
    lastSignInAt,
    hasTwoFactor: (state?.secret ?? null) !== null,
    idleDays: idleDaysSince(new Date(lastUse), now),
  };
  const facts = {
    isExpired: isExpiredOn(expiresOn, now),
    roleCount: roleCodes.length,
    permissions: permissionsOf(known.roles, roleCodes),
  };
  return {
    ...{ id, name, email, expiresOn },
    ...account,
    roles: user.roles.map(({ code, name: roleName }) => ({ code, name: roleName })),
    sessionCount: open.length,
    flags: flagsOf({ ...account, ...facts }, idleDaysMax),
    isManageable: !isSuper || isSuperAdministrator(reader),
    isOwn: id === reader.id,
  };
}

function reportedRole(
  { code, name, permissions }: RoleRow,
  accountCount: number,
  isUsed: (permission: RoleRow['permissions'][number]) => boolean,
): ReportedRole {
  const isSuper = code === SUPER_ADMIN_CODE;
  return {
    code,
    name,
    accountCount,
    combinations: isSuper ? [] : combinationsOf(permissions),
    unusedPermissions:
      isSuper || accountCount === 0 ? [] : permissions.filter((permission) => !isUsed(permission)),
  };
}

function reportedToken(
  { name, type, expiresAt, lastUsedAt }: TokenRow,
  kind: ReportedToken['kind'],
): ReportedToken {
  return {
    name,
    kind,
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    flags: [
      ...(expiresAt === null ? ['without-expiry' as const] : []),
      ...(type === 'full-access' ? ['full-access' as const] : []),
    ],
  };
}
