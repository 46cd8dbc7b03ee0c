import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';

/** Offers roles the two steps of a year that editing periods does not include. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      subCategory: 'Kỳ đánh giá',
      displayName: 'Phê duyệt điểm và gỡ phê duyệt',
      uid: 'period.approve',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      subCategory: 'Kỳ đánh giá',
      displayName: 'Công bố và gỡ công bố',
      uid: 'period.publish',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      subCategory: 'Kỳ đánh giá',
      displayName: 'Mở và công bố bản đính chính',
      uid: 'period.correct',
      pluginName: PLUGIN_ID,
    },
  ]);
}
