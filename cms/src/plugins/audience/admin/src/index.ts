import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { ChartCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as z from 'zod';
import { PAGES_ROOT, PLUGIN_ID, READ_PERMISSIONS } from './constants';
import { ArticlePanel } from './panel/article-panel';

// Strapi does not say what its own plugins offer.
const ContentManagerSchema = z.object({
  addEditViewSidePanel: z.custom<(panels: unknown[]) => void>((api) => typeof api === 'function'),
});

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PAGES_ROOT.slice(1),
      icon: ChartCircle,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Bạn đọc' },
      permissions: READ_PERMISSIONS,
      Component: () => import('./pages/Pages'),
    });
    const widget = { pluginId: PLUGIN_ID, icon: ChartCircle, permissions: READ_PERMISSIONS };
    const now = {
      ...widget,
      id: 'now',
      title: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Bạn đọc' },
      component: async () => (await import('./widgets/NowWidget')).NowWidget,
    };
    const lists = {
      ...widget,
      id: 'lists',
      title: { id: `${PLUGIN_ID}.lists`, defaultMessage: 'Tin được đọc' },
      component: async () => (await import('./widgets/ListsWidget')).ListsWidget,
    };
    // Before Strapi's own widgets: editors look at them first.
    app.widgets.register((widgets) => [now, lists, ...widgets]);
  },

  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>): void {
    const contentManager = ContentManagerSchema.parse(getPlugin('content-manager').apis);
    contentManager.addEditViewSidePanel([ArticlePanel]);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
      prefix: `${PLUGIN_ID}.`,
    });
  },
};
