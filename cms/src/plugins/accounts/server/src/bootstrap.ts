import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import type { Attempts } from './services/attempts';
import type { PermissionUses } from './services/permission-uses';
import type { Sessions } from './services/sessions';
import { watchAccounts } from './sign-in/watch-accounts';

const EVERY_HOUR = '17 * * * *';
const EVERY_MINUTE = '* * * * *';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Quản lý đăng nhập',
      uid: 'manage',
      pluginName: PLUGIN_ID,
    },
  ]);
  const attempts: Attempts = strapi.plugin(PLUGIN_ID).service('attempts');
  const sessions: Sessions = strapi.plugin(PLUGIN_ID).service('sessions');
  watchAccounts(strapi);
  await (strapi.plugin(PLUGIN_ID).service('permission-uses') as PermissionUses).begin();
  strapi.cron.add({
    accountsForgetAttempts: { task: () => attempts.forgetOld(), options: { rule: EVERY_HOUR } },
    accountsEndSessions: { task: () => sessions.endAllOver(), options: { rule: EVERY_MINUTE } },
  });
}
