import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { ManyToMany } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PERMISSIONS, PLUGIN_ID } from './constants';
import { translateTierColumn } from './tier-column';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: ManyToMany,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Lịch sử đơn vị' },
      permissions: PERMISSIONS.read,
      Component: () => import('./pages/Pages'),
    });
  },

  bootstrap({ registerHook }: Pick<StrapiApp, 'registerHook'>): void {
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', translateTierColumn);
  },

  // Strapi looks up content types by their Vietnamese name, and the values of a list by themselves: keys are whole ids here.
  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
    });
  },
};
