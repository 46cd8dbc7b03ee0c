import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import type { ArticleSchedule } from './services/article-schedule';
import type { BulkRunner } from './services/bulk-runner';
import type { ImportRunner } from './services/import-runner';

/** An import that runs is left where it is: the next start goes on. What the schedule has begun is finished. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const runner: ImportRunner = strapi.plugin(PLUGIN_ID).service('import-runner');
  runner.stop();
  const schedule: ArticleSchedule = strapi.plugin(PLUGIN_ID).service('article-schedule');
  await schedule.stop();
  const bulkRunner: BulkRunner = strapi.plugin(PLUGIN_ID).service('bulk-runner');
  await bulkRunner.stop();
}
