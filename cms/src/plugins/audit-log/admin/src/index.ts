import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { Archive } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as z from 'zod';
import { PAGES_ROOT, PLUGIN_ID, READ_PERMISSIONS } from './constants';
import { HistoryPanel } from './panel/history-panel';

// Strapi does not say what its own plugins offer.
const ContentManagerSchema = z.object({
  addEditViewSidePanel: z.custom<(panels: unknown[]) => void>((api) => typeof api === 'function'),
});

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PAGES_ROOT.slice(1),
      icon: Archive,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Nhật ký' },
      permissions: READ_PERMISSIONS,
      Component: () => import('./pages/LogPage'),
    });
  },

  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>): void {
    const contentManager = ContentManagerSchema.parse(getPlugin('content-manager').apis);
    contentManager.addEditViewSidePanel([HistoryPanel]);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
      prefix: `${PLUGIN_ID}.`,
    });
  },
};
