import {
  EnrolmentRequestSchema,
  SecondStepRequestSchema,
} from '@congkhai/shared/contracts/accounts-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { Admission } from '../services/admission';
import type { Attempts } from '../services/attempts';
import type { Challenge, Challenges } from '../services/challenges';
import type { Account, People } from '../services/people';
import type { TwoFactor } from '../services/two-factor';
import { letIn } from '../sign-in/let-in';
import { recordEnrolment, recordFailure, recordSignIn } from '../sign-in/record';

export const WRONG_CODE = 'Mã không đúng, hoặc đã dùng rồi.';

/** The second step of signing in. Whoever asks is nobody yet but the holder of a challenge. */
export const secondStep = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  const challenges = (): Challenges => service('challenges');
  const people = (): People => service('people');
  const twoFactor = (): TwoFactor => service('two-factor');
  const admission = (): Admission => service('admission');

  async function holderOf(
    context: Context,
    token: string,
  ): Promise<{ challenge: Challenge; account: Account }> {
    const challenge = await challenges().find(token);
    const account = challenge && (await people().find(challenge.accountId));
    if (!challenge || !account?.isActive)
      // Not Strapi's own error: its words are kept from whoever asks.
      context.throw(401, 'Lượt đăng nhập này đã quá hạn. Hãy đăng nhập lại.');
    return { challenge, account };
  }

  /** What the code was: one of an account that has two-factor sign-in, or the first one of an account that sets it up. */
  async function accept(account: Account, code: string) {
    if ((await admission().requirementOf(account.id)) !== 'enrolment') {
      const kind = await twoFactor().check(account.id, code);
      return kind && { kind, recoveryCodes: null };
    }
    const recoveryCodes = await twoFactor().confirm(account, code);
    return recoveryCodes && { kind: 'enrolment' as const, recoveryCodes };
  }

  return {
    async verify(context: Context, next: Next): Promise<void> {
      const { code, ...given } = parseRequest(SecondStepRequestSchema, context.request.body);
      const { challenge, account } = await holderOf(context, given.challenge);
      const attempts: Attempts = service('attempts');
      const attempt = attempts.attemptOf(account.email, context.request.ip);
      await attempts.begin(context, attempt);
      const isIn = await strapi.db.transaction(async () => {
        const accepted = await accept(account, code);
        if (!accepted || !(await challenges().consume(challenge))) return false;
        await letIn(strapi, { context, next, account, challenge }, accepted.recoveryCodes);
        if (accepted.recoveryCodes) await recordEnrolment(strapi, account);
        await recordSignIn(strapi, context, account, { secondStep: accepted.kind });
        return true;
      });
      if (isIn) return attempts.succeed(attempt);
      await recordFailure(strapi, context, account);
      await attempts.fail(attempt);
      throw new errors.ValidationError(WRONG_CODE);
    },

    async enrol(context: Context): Promise<void> {
      const given = parseRequest(EnrolmentRequestSchema, context.request.body);
      const { account } = await holderOf(context, given.challenge);
      if ((await admission().requirementOf(account.id)) !== 'enrolment')
        throw new errors.PolicyError('Tài khoản này đã có đăng nhập hai bước.');
      context.body = { data: await twoFactor().begin(account) };
    },
  };
};
