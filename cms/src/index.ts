import type { Core } from '@strapi/strapi';
import { loadDemonstrationContent } from './demonstration/load';
import { readEnvironment } from './env';
import { prepareFirstStart } from './first-start';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    const env = readEnvironment();
    await prepareFirstStart(strapi, env);
    if (env.DEMONSTRATION_CONTENT === 'load') await loadDemonstrationContent(strapi, env);
  },
};
