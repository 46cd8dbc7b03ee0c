import {
  ATTEMPT_UID,
  CHALLENGE_UID,
  PERMISSION_USE_UID,
  RECOVERY_CODE_UID,
  STATE_UID,
} from './constants';

const required = { notNullable: true };
const index = (name: string, columns: string[]) => ({ name, columns, type: null });
const unique = (name: string, columns: string[]) => ({ name, columns, type: 'unique' });

/** What is known of an account's ways to sign in. `pendingSecret` is one that was shown and not yet confirmed with a code; `expiresOn` is the last day of use. */
const state = {
  uid: STATE_UID,
  singularName: 'state',
  tableName: 'accounts_states',
  attributes: {
    id: { type: 'increments' },
    accountId: { type: 'integer', column: required },
    secret: { type: 'text' },
    pendingSecret: { type: 'text' },
    enabledAt: { type: 'string' },
    lastTimeStep: { type: 'integer' },
    lastSignInAt: { type: 'string' },
    expiresOn: { type: 'string' },
  },
  indexes: [unique('accounts_states_account', ['account_id'])],
};

/** Codes for whoever lost the device. Used ones are deleted. */
const recoveryCode = {
  uid: RECOVERY_CODE_UID,
  singularName: 'recovery-code',
  tableName: 'accounts_recovery_codes',
  attributes: {
    id: { type: 'increments' },
    accountId: { type: 'integer', column: required },
    codeHash: { type: 'string', column: required },
  },
  indexes: [unique('accounts_recovery_codes_hash', ['code_hash'])],
};

/** People whose password was right and who have yet to show a code. */
const challenge = {
  uid: CHALLENGE_UID,
  singularName: 'challenge',
  tableName: 'accounts_challenges',
  attributes: {
    id: { type: 'increments' },
    tokenHash: { type: 'string', column: required },
    accountId: { type: 'integer', column: required },
    deviceId: { type: 'string' },
    isRemembered: { type: 'boolean', column: required },
    expiresAt: { type: 'string', column: required },
  },
  indexes: [
    unique('accounts_challenges_token', ['token_hash']),
    index('accounts_challenges_expiry', ['expires_at']),
  ],
};

/** How often somebody tried in vain, by a keyed hash of the account's address or of the network. No address is kept. */
const attempt = {
  uid: ATTEMPT_UID,
  singularName: 'attempt',
  tableName: 'accounts_attempts',
  attributes: {
    id: { type: 'increments' },
    attemptKey: { type: 'string', column: required },
    failureCount: { type: 'integer', column: required },
    lastAttemptAt: { type: 'string', column: required },
    revision: { type: 'integer', column: required },
  },
  indexes: [
    unique('accounts_attempts_key', ['attempt_key']),
    index('accounts_attempts_last', ['last_attempt_at']),
  ],
};

/** Which permissions people use, and when last: not for what. The subject is empty where there is none. */
const permissionUse = {
  uid: PERMISSION_USE_UID,
  singularName: 'permission-use',
  tableName: 'accounts_permission_uses',
  attributes: {
    id: { type: 'increments' },
    accountId: { type: 'integer', column: required },
    action: { type: 'string', column: required },
    subject: { type: 'string', column: required },
    lastUsedOn: { type: 'string', column: required },
  },
  indexes: [
    unique('accounts_permission_uses_key', ['account_id', 'action', 'subject']),
    index('accounts_permission_uses_day', ['last_used_on']),
  ],
};

export const models = [state, recoveryCode, challenge, attempt, permissionUse];
