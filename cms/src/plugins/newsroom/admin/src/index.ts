import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { Calendar, Feather, FileCsv, Trash } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import * as z from 'zod';
import { CitationsPanel } from './citations/citations-panel';
import { ConflictWatcher } from './conflicts/ConflictWatcher';
import { watchRefusedSaves } from './conflicts/refused-saves';
import {
  CALENDAR_PAGE,
  IMPORT_PAGE,
  IMPORT_PERMISSIONS,
  PLUGIN_ID,
  READ_PERMISSIONS,
  TRASH_PAGE,
  VERSIONS_PAGE,
} from './constants';
import { FindingsPanel } from './findings/findings-panel';
import { withBulkActions } from './list/bulk-actions';
import { keepTexts } from './list/stage-names';
import { formatStageColumn, formatStageFilter } from './list/stage-views';
import { PreviewPanel } from './preview/preview-panel';
import { VersionsPanel } from './versions/versions-panel';
import { WorkflowPanel } from './workflow/workflow-panel';

// Strapi does not say what its own plugins offer.
const ContentManagerSchema = z.object({
  addEditViewSidePanel: z.custom<(panels: unknown[]) => void>((api) => typeof api === 'function'),
  addBulkAction: z.custom<(reducer: typeof withBulkActions) => void>(
    (api) => typeof api === 'function',
  ),
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
    app.addMenuLink({
      to: CALENDAR_PAGE.slice(1),
      icon: Calendar,
      intlLabel: { id: `${PLUGIN_ID}.calendar.title`, defaultMessage: 'Lịch đăng bài' },
      permissions: READ_PERMISSIONS,
      Component: () => import('./calendar/CalendarPage'),
    });
    app.addMenuLink({
      to: TRASH_PAGE.slice(1),
      icon: Trash,
      intlLabel: { id: `${PLUGIN_ID}.trash.title`, defaultMessage: 'Thùng rác' },
      permissions: READ_PERMISSIONS,
      Component: () => import('./trash/TrashPage'),
    });
    const desk = {
      id: 'desk',
      pluginId: PLUGIN_ID,
      icon: Feather,
      title: { id: `${PLUGIN_ID}.desk.title`, defaultMessage: 'Việc chờ bạn' },
      permissions: READ_PERMISSIONS,
      component: async () => (await import('./desk/DeskWidget')).DeskWidget,
    };
    // Before Strapi's own widgets: editors begin their day with it.
    app.widgets.register((widgets) => [desk, ...widgets]);
    app.router.addRoute({
      path: VERSIONS_PAGE.slice(1),
      lazy: async () => ({ Component: (await import('./versions/VersionsPage')).default }),
    });
    app.addMiddlewares([watchRefusedSaves]);
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

  bootstrap({ registerHook, getPlugin }: Pick<StrapiApp, 'registerHook' | 'getPlugin'>): void {
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', formatStageColumn);
    registerHook('Admin/CM/pages/ListView/inject-in-filters', formatStageFilter);
    const contentManager = getPlugin('content-manager');
    const { addEditViewSidePanel, addBulkAction } = ContentManagerSchema.parse(contentManager.apis);
    addEditViewSidePanel([
      WorkflowPanel,
      VersionsPanel,
      PreviewPanel,
      FindingsPanel,
      CitationsPanel,
    ]);
    addBulkAction(withBulkActions);
    contentManager.injectComponent('editView', 'right-links', {
      name: 'newsroom-conflicts',
      Component: ConflictWatcher,
    });
  },

  /** Names of fields and content types, and the plugin's own texts. English stands in for every other language of the admin. */
  async registerTrads({ locales }: { locales: string[] }) {
    const translations = await loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
    });
    keepTexts(translations);
    return translations;
  },
};
