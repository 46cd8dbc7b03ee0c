import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import type { Checkpoints } from './services/checkpoints';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    { section: 'plugins', displayName: 'Xem nhật ký', uid: 'read', pluginName: PLUGIN_ID },
    { section: 'plugins', displayName: 'Xuất nhật ký', uid: 'export', pluginName: PLUGIN_ID },
  ]);
  const checkpoints: Checkpoints = strapi.plugin(PLUGIN_ID).service('checkpoints');
  checkpoints.start();
}
