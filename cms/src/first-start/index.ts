import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';
import { createFirstAccounts } from './create-accounts';
import { createRoles, removeStrapiRoles } from './create-roles';

const LOCALES = [
  { code: 'vi', name: 'Tiếng Việt (vi)' },
  { code: 'en', name: 'English (en)' },
];
const DONE = { type: 'core', name: 'congkhai', key: 'first-start' } as const;

/**
 * Makes an empty installation ready for work: languages, roles, first accounts, and none of the API tokens that Strapi hands out.
 * Each step can be repeated, so a start that was broken off is completed by the next one. Once complete it is never run again:
 * what administrators change afterwards stays.
 */
export async function prepareFirstStart(strapi: Core.Strapi, env: Environment): Promise<void> {
  const store = strapi.store(DONE);
  if (await store.get({})) return;
  await createLocales(strapi);
  await createRoles(
    strapi,
    LOCALES.map(({ code }) => code),
  );
  await removeStrapiRoles(strapi);
  await removeDefaultTokens(strapi);
  await createFirstAccounts(strapi, env);
  await store.set({ value: true });
}

async function createLocales(strapi: Core.Strapi): Promise<void> {
  const locales = strapi.plugin('i18n').service('locales');
  for (const locale of LOCALES) {
    const known = await locales.findByCode(locale.code);
    // Strapi makes the first one itself and names it in English.
    if (known) await locales.update({ id: known.id }, { name: locale.name });
    else await locales.create(locale);
  }
  await locales.setDefaultLocale({ code: 'vi' });
}

// Strapi greets an empty installation with two API tokens that never end. Nothing of ours uses one.
async function removeDefaultTokens(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query('admin::api-token').deleteMany({ where: {} });
}
