import type { TextColumns } from '@congkhai/shared/text/text-columns';
import type { Core } from '@strapi/strapi';
import { publishOneByOne } from './bulk/one-by-one';
import {
  ARTICLE_UID,
  CATEGORY_UID,
  LEGAL_DOCUMENT_UID,
  PLUGIN_ID,
  TAG_UID,
  TRASHED_ARTICLE_UID,
} from './constants';
import { watchFiles } from './media/watch-files';
import type { ArticleSchedule } from './services/article-schedule';
import type { BulkRunner } from './services/bulk-runner';
import type { ImportRunner } from './services/import-runner';
import type { Slugs } from './services/slugs';
import type { Trash } from './services/trash';
import type { Workflow } from './services/workflow';

/** Columns by which lists are searched and sorted; people never see them. */
const TEXT_COLUMNS: Readonly<Record<string, TextColumns>> = {
  [ARTICLE_UID]: {
    folded: { title: 'foldedTitle', lead: 'foldedLead', byline: 'foldedByline' },
    ordered: { title: 'titleOrder' },
  },
  [CATEGORY_UID]: { folded: { name: 'foldedName' }, ordered: { name: 'nameOrder' } },
  [TAG_UID]: { folded: { name: 'foldedName' }, ordered: { name: 'nameOrder' } },
  [LEGAL_DOCUMENT_UID]: {
    folded: { number: 'foldedNumber', issuer: 'foldedIssuer', title: 'foldedTitle' },
    ordered: {},
  },
  [TRASHED_ARTICLE_UID]: { folded: { title: 'foldedTitle' }, ordered: {} },
};

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Nhập bài từ cổng cũ',
      uid: 'import',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Duyệt bài của người khác',
      uid: 'articles.review',
      pluginName: PLUGIN_ID,
    },
  ]);
  const textColumns: { attach(uid: string, columns: TextColumns): Promise<void> } = strapi
    .plugin('administrative-units')
    .service('text-columns');
  const slugs: Slugs = strapi.plugin(PLUGIN_ID).service('slugs');
  await slugs.recordAllPublished();
  const workflow: Workflow = strapi.plugin(PLUGIN_ID).service('workflow');
  await workflow.placeFormer();
  watchFiles(strapi);
  for (const [uid, columns] of Object.entries(TEXT_COLUMNS)) await textColumns.attach(uid, columns);
  const runner: ImportRunner = strapi.plugin(PLUGIN_ID).service('import-runner');
  runner.start();
  strapi.cron.add({
    'newsroom.empty-trash': {
      task: () => (strapi.plugin(PLUGIN_ID).service('trash') as Trash).empty(),
      options: { rule: '10 2 * * *', tz: 'Asia/Ho_Chi_Minh' },
    },
  });
  const schedule: ArticleSchedule = strapi.plugin(PLUGIN_ID).service('article-schedule');
  schedule.start();
  const bulkRunner: BulkRunner = strapi.plugin(PLUGIN_ID).service('bulk-runner');
  bulkRunner.start();
  publishOneByOne(strapi);
}
