import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, UNIT_TEXT_COLUMNS, UNIT_UID } from './constants';
import { adoptUnits, projectBegunUnits } from './project-units';
import type { TextColumnsService } from './services/text-columns';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Ghi sự kiện sắp xếp đơn vị',
      uid: 'events.record',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Nhập danh mục đơn vị từ tệp',
      uid: 'import',
      pluginName: PLUGIN_ID,
    },
  ]);
  const textColumns: TextColumnsService = strapi.plugin(PLUGIN_ID).service('text-columns');
  await textColumns.attach(UNIT_UID, UNIT_TEXT_COLUMNS);
  await adoptUnits(strapi);
  await projectBegunUnits(strapi);
  strapi.cron.add({
    'administrative-units.begin-versions': {
      task: () => projectBegunUnits(strapi),
      options: { rule: '1 0 * * *', tz: 'Asia/Ho_Chi_Minh' },
    },
  });
}
