import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from './constants';
import { watchSignIn } from './sign-in/watch-sign-in';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    watchSignIn();
  },

  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
      prefix: `${PLUGIN_ID}.`,
    });
  },
};
