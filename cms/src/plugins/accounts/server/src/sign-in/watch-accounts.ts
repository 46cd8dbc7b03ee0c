import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PLUGIN_ID, USER_UID } from '../constants';
import type { Challenges } from '../services/challenges';
import type { Sessions } from '../services/sessions';
import type { EndReason } from '../session-limits/over';
import { currentRequest } from './current-request';

const UpdateSchema = z.object({
  params: z.object({
    data: z.object({ password: z.string().nullish(), isActive: z.boolean().nullish() }).catch({}),
  }),
  result: z.object({ id: z.int() }).nullish(),
});

/**
 * Ends the sessions of an account that is given another password or blocked, whoever does it and by whichever way. Strapi does so for
 * its own person's page and for a forgotten password only. At the row, so that no route and no command is missed.
 */
export function watchAccounts(strapi: Core.Strapi): void {
  const { service } = strapi.plugin(PLUGIN_ID);
  strapi.db.lifecycles.subscribe({
    models: [USER_UID],
    async afterUpdate(event: unknown): Promise<void> {
      const { params, result } = UpdateSchema.parse(event);
      const reason = reasonOf(params.data);
      if (!reason || !result) return;
      const { accountId, sessionId } = currentRequest(strapi);
      const except = accountId === result.id && reason === 'password-changed' ? sessionId : null;
      await (service('challenges') as Challenges).removeOf(result.id);
      await (service('sessions') as Sessions).endOf(result.id, reason, { except });
    },
  });
}

function reasonOf({
  password,
  isActive,
}: {
  password?: string | null | undefined;
  isActive?: boolean | null | undefined;
}): EndReason | null {
  if (isActive === false) return 'account-blocked';
  return password ? 'password-changed' : null;
}
