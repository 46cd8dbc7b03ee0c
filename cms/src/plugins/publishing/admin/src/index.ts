import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { Link, Upload } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { LINK_PERMISSIONS, PLUGIN_ID, QUEUE_PERMISSIONS } from './constants';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Upload,
      intlLabel: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Xuất bản' },
      permissions: QUEUE_PERMISSIONS.read,
      Component: () => import('./pages/QueuePage'),
    });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}/links`,
      icon: Link,
      intlLabel: { id: `${PLUGIN_ID}.links.title`, defaultMessage: 'Liên kết ra ngoài' },
      permissions: LINK_PERMISSIONS.read,
      Component: () => import('./links/LinksPage'),
    });
    const health = {
      pluginId: PLUGIN_ID,
      id: 'health',
      icon: Upload,
      permissions: QUEUE_PERMISSIONS.read,
      title: { id: `${PLUGIN_ID}.health.title`, defaultMessage: 'Tình hình xuất bản' },
      component: async () => (await import('./widgets/HealthWidget')).HealthWidget,
    };
    const links = {
      pluginId: PLUGIN_ID,
      id: 'links',
      icon: Link,
      permissions: LINK_PERMISSIONS.read,
      title: { id: `${PLUGIN_ID}.links.desk.title`, defaultMessage: 'Liên kết cần xem' },
      component: async () => (await import('./widgets/LinksWidget')).LinksWidget,
    };
    app.widgets.register((widgets) => [...widgets, links, health]);
  },

  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
      prefix: `${PLUGIN_ID}.`,
    });
  },
};
