import type { Core, Modules } from '@strapi/strapi';
import { ADMIN_ORIGIN, PLUGIN_ID } from '../constants';
import type { Admission } from '../services/admission';
import type { States } from '../services/states';
import { clearedAccountId } from './clearance';
import { noteHalfway } from './halfway';

type Manager = Modules.SessionManager.SessionManagerService;
type OriginManager = Modules.SessionManager.OriginSessionManagerService;

/** A token that stands for no session. Strapi cannot make an access token of it, and a cookie without a value is deleted. */
const NO_SESSION = { token: '', sessionId: '', absoluteExpiresAt: new Date(0).toISOString() };

/**
 * Puts two-factor sign-in where every session of the admin begins, whichever route asks for it: signing in, accepting an invitation,
 * resetting a password, or one that a later Strapi adds. What is not let in gets no session, so there is none to steal or to revoke.
 */
export function guardSessions(strapi: Core.Strapi): void {
  const manager = strapi.sessionManager;
  const guarded: Manager = Object.assign(
    (origin: string) => {
      const own = manager(origin);
      return origin === ADMIN_ORIGIN ? guardOrigin(strapi, own) : own;
    },
    {
      generateSessionId: manager.generateSessionId,
      defineOrigin: manager.defineOrigin,
      hasOrigin: manager.hasOrigin,
    },
  );
  // Strapi's container takes a name once; what everybody reads is this property.
  Object.defineProperty(strapi, 'sessionManager', { value: guarded });
}

function guardOrigin(strapi: Core.Strapi, own: OriginManager): OriginManager {
  const { service } = strapi.plugin(PLUGIN_ID);
  const admission: Admission = service('admission');
  const states: States = service('states');

  // A session of somebody who has been told since to set up two-factor sign-in ends when it is to be renewed.
  async function canGoOn(refreshToken: string): Promise<boolean> {
    const valid = await own.validateRefreshToken(refreshToken);
    return valid.isValid && (await admission.requirementOf(Number(valid.userId))) !== 'enrolment';
  }
  return {
    async generateRefreshToken(userId, deviceId, options) {
      const accountId = Number(userId);
      const requirement = await admission.requirementOf(accountId);
      if (requirement !== 'none' && clearedAccountId() !== accountId) {
        const isRemembered = options?.type !== 'session';
        noteHalfway(strapi, { accountId, requirement, deviceId: deviceId ?? null, isRemembered });
        return NO_SESSION;
      }
      const session = await own.generateRefreshToken(userId, deviceId, options);
      await states.save(accountId, { lastSignInAt: new Date().toISOString() });
      return session;
    },
    async rotateRefreshToken(refreshToken) {
      if (!(await canGoOn(refreshToken))) return { error: 'invalid_refresh_token' };
      return own.rotateRefreshToken(refreshToken);
    },
    generateAccessToken: (refreshToken) => own.generateAccessToken(refreshToken),
    validateAccessToken: (token) => own.validateAccessToken(token),
    validateRefreshToken: (token) => own.validateRefreshToken(token),
    invalidateRefreshToken: (userId, deviceId) => own.invalidateRefreshToken(userId, deviceId),
    listSessions: (userId) => own.listSessions(userId),
    revokeSessionById: (userId, sessionId) => own.revokeSessionById(userId, sessionId),
    isSessionActive: (sessionId) => own.isSessionActive(sessionId),
  };
}
