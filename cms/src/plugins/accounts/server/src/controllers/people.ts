import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { parseRequest } from '../request';
import { accountOf, isSuperAdministrator, type People } from '../services/people';
import type { TwoFactorReset } from '../services/two-factor-reset';

const AccountParamsSchema = z.object({ id: z.coerce.number().int().positive() });

/** What administrators do with the sign-in of other people. */
export const peopleController = ({ strapi }: { strapi: Core.Strapi }) => {
  const { service } = strapi.plugin(PLUGIN_ID);
  return {
    /** For whoever lost the device and the recovery codes. Sessions end too: the device may be in other hands. */
    async resetTwoFactor(context: Context): Promise<void> {
      const { id } = parseRequest(AccountParamsSchema, context.params);
      const account = await (service('people') as People).get(id);
      const isAllowed =
        !isSuperAdministrator(account) || isSuperAdministrator(accountOf(context.state.user));
      if (!isAllowed)
        throw new errors.ForbiddenError(
          'Chỉ quản trị cấp cao nhất mới đặt lại được cho quản trị cấp cao nhất.',
        );
      await (service('two-factor-reset') as TwoFactorReset).reset(account);
      context.body = { data: {} };
    },
  };
};
