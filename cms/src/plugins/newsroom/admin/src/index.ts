import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { FileCsv } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as z from 'zod';
import { CitationsPanel } from './citations/citations-panel';
import { IMPORT_PAGE, IMPORT_PERMISSIONS, PLUGIN_ID } from './constants';
import { FindingsPanel } from './findings/findings-panel';

// Strapi does not say what its own plugins offer.
const ContentManagerSchema = z.object({
  addEditViewSidePanel: z.custom<(panels: unknown[]) => void>((api) => typeof api === 'function'),
});

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: IMPORT_PAGE.slice(1),
      icon: FileCsv,
      intlLabel: { id: `${PLUGIN_ID}.import.title`, defaultMessage: 'Nhập bài' },
      permissions: IMPORT_PERMISSIONS,
      Component: () => import('./import/ImportPage'),
    });
    app.customFields.register({
      name: 'table',
      pluginId: PLUGIN_ID,
      type: 'json',
      intlLabel: { id: 'newsroom.table.label', defaultMessage: 'Bảng' },
      intlDescription: { id: 'newsroom.table.description', defaultMessage: 'Các ô của một bảng' },
      components: {
        Input: async () => ({ default: (await import('./tables/TableInput')).TableInput }),
      },
    });
  },

  bootstrap({ getPlugin }: Pick<StrapiApp, 'getPlugin'>): void {
    const contentManager = ContentManagerSchema.parse(getPlugin('content-manager').apis);
    contentManager.addEditViewSidePanel([FindingsPanel, CitationsPanel]);
  },

  /** Names of fields and content types, and the plugin's own texts. English stands in for every other language of the admin. */
  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
    });
  },
};
