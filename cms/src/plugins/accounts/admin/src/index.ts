import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PAGES_ROOT, PLUGIN_ID } from './constants';
import { watchSignIn } from './sign-in/watch-sign-in';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    watchSignIn();
    // For everybody: two-factor sign-in is a matter of each person.
    app.addMenuLink({
      to: PAGES_ROOT.slice(1),
      icon: Shield,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Tài khoản và đăng nhập' },
      permissions: [],
      Component: () => import('./pages/Pages'),
    });
  },

  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
      prefix: `${PLUGIN_ID}.`,
    });
  },
};
