import {
  CodeRequestSchema,
  PasswordRequestSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID, USER_UID } from '../constants';
import { parseRequest } from '../request';
import type { Admission } from '../services/admission';
import type { Attempts } from '../services/attempts';
import { type Account, accountOf } from '../services/people';
import type { Sessions } from '../services/sessions';
import type { TwoFactor } from '../services/two-factor';
import { auditTrail, subjectOf } from '../sign-in/record';
import { WRONG_CODE } from './second-step';

const SessionStateSchema = z.object({ session: z.object({ id: z.string() }) });

/** What people do with their own two-factor sign-in. Everybody who has signed in may, and only for himself or herself. */
export const own = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const twoFactor = (): TwoFactor => service('two-factor');
  const admission = (): Admission => service('admission');
  const sessions = (): Sessions => service('sessions');

  async function record(account: Account, action: string): Promise<void> {
    await auditTrail(strapi)?.record({ action, subject: subjectOf(account) });
  }

  /** Asks for proof that it is the person and not an open computer. Wrong ones count as attempts to sign in. */
  async function prove<Proof>(
    context: Context,
    check: (account: Account) => Promise<Proof | null | false>,
    refusal: string,
  ): Promise<{ account: Account; proof: Proof }> {
    const account = accountOf(context.state.user);
    const attempts: Attempts = service('attempts');
    const attempt = attempts.attemptOf(account.email, context.request.ip);
    await attempts.begin(context, attempt);
    const proof = await check(account);
    if (!proof) {
      await attempts.fail(attempt);
      throw new errors.ValidationError(refusal);
    }
    await attempts.succeed(attempt);
    return { account, proof };
  }

  const hasPassword = async ({ id }: Account, password: string): Promise<boolean> => {
    const { password: hash } = await strapi.db.query(USER_UID).findOne({ where: { id } });
    return hash ? strapi.service('admin::auth').validatePassword(password, hash) : false;
  };

  return {
    async status(context: Context): Promise<void> {
      const account = accountOf(context.state.user);
      const isRequired = admission().mustHaveTwoFactor(account);
      context.body = { data: { ...(await twoFactor().status(account.id)), isRequired } };
    },
    async begin(context: Context): Promise<void> {
      const { password } = parseRequest(PasswordRequestSchema, context.request.body);
      const check = (account: Account) => hasPassword(account, password);
      const { account } = await prove(context, check, 'Mật khẩu không đúng.');
      context.body = { data: await twoFactor().begin(account) };
    },
    async confirm(context: Context): Promise<void> {
      const { code } = parseRequest(CodeRequestSchema, context.request.body);
      const { session } = SessionStateSchema.parse(context.state);
      const check = (account: Account) => twoFactor().confirm(account, code);
      const { account, proof } = await prove(context, check, WRONG_CODE);
      // Sessions that began with a password alone end, but this one, whose holder has just shown a code.
      await sessions().endOf(account.id, 'two-factor-enabled', { except: session.id });
      await record(account, 'account.two-factor-enabled');
      context.body = { data: { recoveryCodes: proof } };
    },
    async turnOff(context: Context): Promise<void> {
      const { code } = parseRequest(CodeRequestSchema, context.request.body);
      if (admission().mustHaveTwoFactor(accountOf(context.state.user)))
        throw new errors.PolicyError('Vai trò của bạn bắt buộc đăng nhập hai bước.');
      const { account } = await prove(context, ({ id }) => twoFactor().check(id, code), WRONG_CODE);
      await strapi.db.transaction(async () => {
        await twoFactor().turnOff(account.id);
        await record(account, 'account.two-factor-disabled');
      });
      context.body = { data: {} };
    },
    async renewRecoveryCodes(context: Context): Promise<void> {
      const { code } = parseRequest(CodeRequestSchema, context.request.body);
      const { account } = await prove(context, ({ id }) => twoFactor().check(id, code), WRONG_CODE);
      const recoveryCodes = await strapi.db.transaction(async () => {
        await record(account, 'account.recovery-codes-renewed');
        return twoFactor().replaceRecoveryCodes(account.id);
      });
      context.body = { data: { recoveryCodes } };
    },
  };
};
