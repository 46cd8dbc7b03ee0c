import { ChartCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID, READ_PERMISSIONS } from './constants';

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    const figures = {
      id: 'figures',
      pluginId: PLUGIN_ID,
      icon: ChartCircle,
      title: { id: `${PLUGIN_ID}.title`, defaultMessage: 'Bạn đọc' },
      permissions: READ_PERMISSIONS,
      component: async () => (await import('./components/FiguresWidget')).FiguresWidget,
    };
    // Before Strapi's own widgets: editors look at it first.
    app.widgets.register((widgets) => [figures, ...widgets]);
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
