import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { PLUGIN_ID, RECOVERY_CODE_UID } from '../constants';
import { settingsOf } from '../settings';
import { makeRecoveryCodes, normalizeRecoveryCode } from '../two-factor/recovery-codes';
import { seal, unseal } from '../two-factor/secret-box';
import { enrolmentUri, makeSecret, timeStepOf } from '../two-factor/time-codes';
import type { Account } from './people';
import type { States } from './states';

/** What a code turned out to be. */
export type CodeKind = 'time-code' | 'recovery-code';

const ownerOf = (accountId: number) => `account ${accountId}`;

/** Two-factor sign-in of accounts: setting it up, checking codes, turning it off. Who may do so is decided elsewhere. */
export const twoFactor = ({ strapi }: { strapi: Core.Strapi }) => {
  const { config, keys } = settingsOf(strapi);
  const states: States = strapi.plugin(PLUGIN_ID).service('states');
  const codes = () => strapi.db.query(RECOVERY_CODE_UID);
  const hashOf = (accountId: number, code: string) =>
    keys.hashOf('recovery-code', `${accountId} ${code}`);

  async function replaceRecoveryCodes(accountId: number): Promise<string[]> {
    const made = makeRecoveryCodes();
    await codes().deleteMany({ where: { accountId } });
    for (const code of made) {
      const codeHash = hashOf(accountId, normalizeRecoveryCode(code) ?? code);
      await codes().create({ data: { accountId, codeHash } });
    }
    return made;
  }

  async function checkTimeCode(accountId: number, sealed: string, code: string): Promise<boolean> {
    const secret = unseal(keys.encryption, ownerOf(accountId), sealed);
    const timeStep = timeStepOf(secret, code.replace(/\s/g, ''), new Date());
    return timeStep !== null && (await states.spendTimeStep(accountId, timeStep));
  }

  async function checkRecoveryCode(accountId: number, typed: string): Promise<boolean> {
    const code = normalizeRecoveryCode(typed);
    if (code === null) return false;
    const codeHash = hashOf(accountId, code);
    const { count } = await codes().deleteMany({ where: { accountId, codeHash } });
    return count === 1;
  }

  return {
    async status(accountId: number) {
      const { secret, enabledAt } = await states.find(accountId);
      const recoveryCodeCount = await codes().count({ where: { accountId } });
      return { isOn: secret !== null, enabledAt, recoveryCodeCount };
    },
    /** A new secret to be put into an authenticator app. It counts once a code of it was shown. */
    async begin({ id, email }: Account): Promise<{ secret: string; uri: string }> {
      if ((await states.find(id)).secret !== null)
        throw new errors.ValidationError('Đăng nhập hai bước đang bật. Hãy tắt trước khi đặt lại.');
      const secret = makeSecret();
      await states.save(id, { pendingSecret: seal(keys.encryption, ownerOf(id), secret) });
      return { secret, uri: enrolmentUri(secret, config.issuer, email) };
    },
    /** Turns two-factor sign-in on if the code is one of the secret that was shown. Gives the recovery codes, or null for a wrong code. */
    async confirm({ id }: Account, code: string): Promise<string[] | null> {
      const { pendingSecret, secret } = await states.find(id);
      if (secret !== null || pendingSecret === null) return null;
      return strapi.db.transaction(async () => {
        if (!(await checkTimeCode(id, pendingSecret, code))) return null;
        const enabledAt = new Date().toISOString();
        await states.save(id, { secret: pendingSecret, pendingSecret: null, enabledAt });
        return replaceRecoveryCodes(id);
      });
    },
    /** What this code is for an account that has two-factor sign-in, or null if it is wrong or was used. It is used up by this. */
    async check(accountId: number, code: string): Promise<CodeKind | null> {
      const { secret } = await states.find(accountId);
      if (secret === null) return null;
      if (await checkTimeCode(accountId, secret, code)) return 'time-code';
      return (await checkRecoveryCode(accountId, code)) ? 'recovery-code' : null;
    },
    replaceRecoveryCodes,
    async turnOff(accountId: number): Promise<void> {
      const nothing = { secret: null, pendingSecret: null, enabledAt: null, lastTimeStep: null };
      await states.save(accountId, nothing);
      await codes().deleteMany({ where: { accountId } });
    },
  };
};
export type TwoFactor = ReturnType<typeof twoFactor>;
