import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';

/**
 * Creates the first two accounts while there are none: an administrator of the whole installation and an editor.
 * Without accounts, whoever opened the admin first could make himself its administrator.
 */
export async function createFirstAccounts(strapi: Core.Strapi, env: Environment): Promise<void> {
  const users = strapi.service('admin::user');
  if ((await users.count()) > 0) return;
  const roles = strapi.service('admin::role');
  const accounts = [
    {
      email: env.ADMINISTRATOR_EMAIL,
      password: env.ADMINISTRATOR_PASSWORD,
      firstname: 'Quản trị',
      role: await roles.getSuperAdmin(),
    },
    {
      email: env.EDITOR_EMAIL,
      password: env.EDITOR_PASSWORD,
      firstname: 'Biên tập viên',
      role: await roles.findOne({ code: 'congkhai-editor' }),
    },
  ];
  for (const { email, password, firstname, role } of accounts) {
    if (!email || !password) continue;
    await users.create({
      email,
      password,
      firstname,
      isActive: true,
      registrationToken: null,
      preferedLanguage: 'vi',
      roles: [role.id],
    });
  }
}
