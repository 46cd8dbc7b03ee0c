import type { Core } from '@strapi/strapi';
import { loadDemonstrationContent } from './demonstration/load';
import { readEnvironment } from './env';
import { finishRequestsFirst } from './finish-requests';
import { prepareFirstStart } from './first-start';
import { startTurn } from './first-start/start-turn';

const turn = startTurn();

export default {
  async register({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await turn.take(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    finishRequestsFirst(strapi);
    const env = readEnvironment();
    await prepareFirstStart(strapi, env);
    if (env.DEMONSTRATION_CONTENT === 'load') await loadDemonstrationContent(strapi, env);
    await turn.give();
  },
};
