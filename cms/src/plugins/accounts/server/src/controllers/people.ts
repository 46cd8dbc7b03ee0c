import { BlockRequestSchema, ExpiryRequestSchema } from '@congkhai/shared/contracts/accounts-admin';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import type { ExpiryChange } from '../services/expiry-change';
import { type Account, accountOf, isSuperAdministrator, type People } from '../services/people';
import type { Sessions } from '../services/sessions';
import type { TwoFactorReset } from '../services/two-factor-reset';

const AccountParamsSchema = z.object({ id: z.coerce.number().int().positive() });

/** What administrators do with the accounts of other people. */
export const peopleController = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);

  async function accountIn(context: Context): Promise<Account> {
    const { id } = parseRequest(AccountParamsSchema, context.params);
    const account = await (service('people') as People).get(id);
    const isAllowed =
      !isSuperAdministrator(account) || isSuperAdministrator(accountOf(context.state.user));
    if (!isAllowed)
      throw new errors.PolicyError(
        'Chỉ quản trị cấp cao nhất mới làm được việc này với quản trị cấp cao nhất.',
      );
    return account;
  }
  /** The same, for what nobody should do to himself: another administrator has to. */
  async function anotherAccountIn(context: Context): Promise<Account> {
    const account = await accountIn(context);
    if (account.id === accountOf(context.state.user).id)
      throw new errors.PolicyError('Việc này phải do một quản trị viên khác làm cho bạn.');
    return account;
  }

  return {
    /**
     * For whoever lost the device and the recovery codes. Sessions end too: the device may be in other hands. Not for oneself: to turn
     * off one's own takes a code, or a session left open would be enough.
     */
    async resetTwoFactor(context: Context): Promise<void> {
      const account = await anotherAccountIn(context);
      await (service('two-factor-reset') as TwoFactorReset).reset(account);
      context.body = { data: {} };
    },
    async endSessions(context: Context): Promise<void> {
      const { id } = await accountIn(context);
      const endedCount = await (service('sessions') as Sessions).endOf(id, 'ended-by-hand');
      context.body = { data: { endedCount } };
    },
    /** Strapi's own block, which lies at the account itself: sessions end with it, and neither password nor code lets anybody in. */
    async setBlock(context: Context): Promise<void> {
      const { id } = await anotherAccountIn(context);
      const { isBlocked } = parseRequest(BlockRequestSchema, context.request.body);
      await strapi.db.transaction(() =>
        strapi.service('admin::user').updateById(id, { isActive: !isBlocked }),
      );
      context.body = { data: { isBlocked } };
    },
    async setExpiry(context: Context): Promise<void> {
      const account = await anotherAccountIn(context);
      const { expiresOn } = parseRequest(ExpiryRequestSchema, context.request.body);
      await (service('expiry-change') as ExpiryChange).set(account, expiresOn);
      context.body = { data: { expiresOn } };
    },
  };
};
