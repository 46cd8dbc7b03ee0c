import { Upload } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID, QUEUE_PERMISSIONS } from './constants';

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
    const health = {
      pluginId: PLUGIN_ID,
      id: 'health',
      icon: Upload,
      permissions: QUEUE_PERMISSIONS.read,
      title: { id: `${PLUGIN_ID}.health.title`, defaultMessage: 'Tình hình xuất bản' },
      component: async () => (await import('./widgets/HealthWidget')).HealthWidget,
    };
    app.widgets.register((widgets) => [...widgets, health]);
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(
      locales.map(async (locale) => {
        const { default: messages } =
          locale === 'vi'
            ? await import('./translations/vi.json')
            : await import('./translations/en.json');
        const data = Object.fromEntries(
          Object.entries(messages).map(([id, message]) => [`${PLUGIN_ID}.${id}`, message]),
        );
        return { data, locale };
      }),
    );
  },
};
