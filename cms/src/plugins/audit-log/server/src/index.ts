import type { Core } from '@strapi/strapi';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { PLUGIN_ID } from './constants';
import { log } from './controllers/log';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { type Checkpoints, checkpoints } from './services/checkpoints';
import { entries } from './services/entries';
import { trail } from './services/trail';
import { verification } from './services/verification';

export default {
  register,
  bootstrap,
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await (strapi.plugin(PLUGIN_ID).service('checkpoints') as Checkpoints).stop();
  },
  config,
  controllers: { log },
  routes: { admin: adminRoutes },
  services: { trail, entries, checkpoints, verification },
};
