import type { Core, Modules } from '@strapi/strapi';
import { ADMIN_ORIGIN, PLUGIN_ID } from '../constants';
import type { Admission } from '../services/admission';
import { EXPIRED, type Expiry } from '../services/expiry';
import type { OpenSessions } from '../services/open-sessions';
import type { Sessions } from '../services/sessions';
import type { States } from '../services/states';
import type { EndReason } from '../session-limits/over';
import { clearedAccountId } from './clearance';
import { currentRequest } from './current-request';
import { noteHalfway } from './halfway';
import { noteRefusal } from './refusal';

type Manager = Modules.SessionManager.SessionManagerService;
type OriginManager = Modules.SessionManager.OriginSessionManagerService;

/** A token that stands for no session. Strapi cannot make an access token of it, and a cookie without a value is deleted. */
const NO_SESSION = { token: '', sessionId: '', absoluteExpiresAt: new Date(0).toISOString() };

const SIGNING_OUT = 'authentication.logout';
/** Why Strapi's own handlers end all sessions of an account. */
const REASONS = new Map<string, EndReason>([
  ['authenticated-user.updateMe', 'password-changed'],
  ['authentication.resetPassword', 'password-changed'],
  ['user.deleteOne', 'account-deleted'],
  ['user.deleteMany', 'account-deleted'],
]);

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
  const expiry: Expiry = service('expiry');
  const sessions: Sessions = service('sessions');
  const openSessions: OpenSessions = service('open-sessions');

  // A session ends when it is to be renewed, if its person has been told since to set up two-factor sign-in.
  async function canGoOn(refreshToken: string): Promise<boolean> {
    const valid = await own.validateRefreshToken(refreshToken);
    if (!valid.isValid) return false;
    const accountId = Number(valid.userId);
    if (await expiry.isExpired(accountId)) {
      noteRefusal(strapi, EXPIRED);
      await sessions.endOf(accountId, 'account-expired', { isByItself: true });
      return false;
    }
    const isWanting = (await admission.requirementOf(accountId)) === 'enrolment';
    if (isWanting) await sessions.endOf(accountId, 'two-factor-required', { isByItself: true });
    return !isWanting;
  }
  return {
    async generateRefreshToken(userId, deviceId, options) {
      const accountId = Number(userId);
      if (await expiry.isExpired(accountId)) {
        noteRefusal(strapi, EXPIRED);
        return NO_SESSION;
      }
      const requirement = await admission.requirementOf(accountId);
      if (requirement !== 'none' && clearedAccountId() !== accountId) {
        const isRemembered = options?.type !== 'session';
        noteHalfway(strapi, { accountId, requirement, deviceId: deviceId ?? null, isRemembered });
        return NO_SESSION;
      }
      // Strapi clears away now and then what is over, without a word.
      await sessions.endAllOver();
      const session = await own.generateRefreshToken(userId, deviceId, options);
      await sessions.endOverOf(accountId);
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
    async invalidateRefreshToken(userId, deviceId) {
      const { handler, accountId, sessionId } = currentRequest(strapi);
      const reason = REASONS.get(handler) ?? 'ended-by-hand';
      // Signing out is an entry of its own.
      if (deviceId || handler === SIGNING_OUT) return own.invalidateRefreshToken(userId, deviceId);
      // Whoever gives himself another password stays where he is, and nowhere else.
      const staysIn = reason === 'password-changed' && accountId === Number(userId);
      await sessions.endOf(Number(userId), reason, { except: staysIn ? sessionId : null });
    },
    async listSessions(userId) {
      const open = await openSessions.listOf(Number(userId));
      const openIds = new Set(open.map(({ sessionId }) => sessionId));
      return (await own.listSessions(userId)).filter(({ sessionId }) => openIds.has(sessionId));
    },
    // Strapi would leave the tokens that the session has used up, with which it goes on for half an hour.
    revokeSessionById: (userId, sessionId) => sessions.endOne(Number(userId), sessionId),
    // Strapi does not look at how long a session may last at all until it is renewed.
    async isSessionActive(sessionId) {
      const accountId = await openSessions.accountOf(sessionId);
      if (accountId === null) return false;
      if (!(await expiry.isExpired(accountId))) return true;
      strapi.requestContext.get()?.throw(401, EXPIRED);
      return false;
    },
  };
}
