import { loadTranslations } from '@congkhai/admin-parts/load-translations';
import { ChartBubble } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import * as z from 'zod';
import type { CustomFieldProps } from './components/CustomField';
import { PAGES_ROOT, PLUGIN_ID, READ_PERMISSIONS } from './constants';
import { formatPeriodColumns } from './period-columns';
import { ScorecardPanel } from './scorecard-panel';

// Strapi does not say what its own plugins offer.
const ContentManagerSchema = z.object({
  addEditViewSidePanel: z.custom<(panels: unknown[]) => void>((api) => typeof api === 'function'),
});

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PAGES_ROOT.slice(1),
      icon: ChartBubble,
      intlLabel: { id: `${PLUGIN_ID}.pages.title`, defaultMessage: 'Chấm điểm CCHC' },
      permissions: READ_PERMISSIONS,
      Component: () => import('./pages/Pages'),
      position: 3,
    });
    const indexYear = {
      id: 'index-year',
      pluginId: PLUGIN_ID,
      icon: ChartBubble,
      title: { id: `${PLUGIN_ID}.widget.title`, defaultMessage: 'Kỳ đánh giá' },
      permissions: READ_PERMISSIONS,
      component: async () => (await import('./widget/IndexYearWidget')).IndexYearWidget,
    };
    // Before Strapi's own widgets: a unit's account sees nothing else.
    app.widgets.register((widgets) => [indexYear, ...widgets]);
    app.customFields.register([
      customField('year', 'integer', async () => {
        const { YearInput } = await import('./components/YearInput');
        return YearInput;
      }),
      customField('framework-items', 'json', async () => {
        const { FrameworkItemsInput } = await import('./framework-items/FrameworkItemsInput');
        return FrameworkItemsInput;
      }),
      customField('tiers', 'json', async () => {
        const { TiersInput } = await import('./tiers/TiersInput');
        return TiersInput;
      }),
      customField('grade-bands', 'json', async () => {
        const { GradeBandsInput } = await import('./grade-bands/GradeBandsInput');
        return GradeBandsInput;
      }),
      customField('uncertainty', 'json', async () => {
        const { UncertaintyInput } = await import('./uncertainty/UncertaintyInput');
        return UncertaintyInput;
      }),
    ]);
  },

  bootstrap({ registerHook, getPlugin }: Pick<StrapiApp, 'registerHook' | 'getPlugin'>): void {
    registerHook('Admin/CM/pages/ListView/inject-column-in-table', formatPeriodColumns);
    const contentManager = ContentManagerSchema.parse(getPlugin('content-manager').apis);
    contentManager.addEditViewSidePanel([ScorecardPanel]);
  },

  // Strapi looks up content types by their Vietnamese name, and the values of a list by themselves: keys are whole ids here.
  registerTrads({ locales }: { locales: string[] }) {
    return loadTranslations(locales, {
      vi: () => import('./translations/vi.json'),
      en: () => import('./translations/en.json'),
    });
  },
};

function customField(
  name: string,
  type: 'integer' | 'json',
  load: () => Promise<ComponentType<CustomFieldProps>>,
) {
  // Strapi's type says that such an input takes no props, but it passes those of CustomFieldProps.
  const loadInput = async () => ({ default: (await load()) as ComponentType });
  return {
    name,
    pluginId: PLUGIN_ID,
    type,
    intlLabel: { id: `scorecards.${name}.label`, defaultMessage: name },
    intlDescription: { id: `scorecards.${name}.description`, defaultMessage: name },
    components: { Input: loadInput },
  };
}
