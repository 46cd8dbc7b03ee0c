import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import type { ArticleCounts } from './services/article-counts';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Xem số liệu bạn đọc',
      uid: 'read',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Ghim bài và loại bài khỏi danh sách đọc nhiều',
      uid: 'curate',
      pluginName: PLUGIN_ID,
    },
  ]);
  const counts: ArticleCounts = strapi.plugin(PLUGIN_ID).service('article-counts');
  counts.start();
}
