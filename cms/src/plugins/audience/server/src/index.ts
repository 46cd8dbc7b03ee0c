import type { Core } from '@strapi/strapi';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { PLUGIN_ID } from './constants';
import listException from './content-types/list-exception/schema.json';
import { exceptions as exceptionsController } from './controllers/exceptions';
import { figures as figuresController } from './controllers/figures';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { type ArticleCounts, articleCounts } from './services/article-counts';
import { exceptions } from './services/exceptions';
import { figures } from './services/figures';
import { scopes } from './services/scopes';

export default {
  register,
  bootstrap,
  async destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const counts: ArticleCounts = strapi.plugin(PLUGIN_ID).service('article-counts');
    await counts.stop();
  },
  config,
  contentTypes: { 'list-exception': { schema: listException } },
  controllers: { exceptions: exceptionsController, figures: figuresController },
  routes: { admin: adminRoutes },
  services: { 'article-counts': articleCounts, exceptions, figures, scopes },
};
