import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import { adoptUnits, projectBegunUnits } from './project-units';

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
  await adoptUnits(strapi);
  await projectBegunUnits(strapi);
  strapi.cron.add({
    'administrative-units.begin-versions': {
      task: () => projectBegunUnits(strapi),
      options: { rule: '1 0 * * *', tz: 'Asia/Ho_Chi_Minh' },
    },
  });
}
