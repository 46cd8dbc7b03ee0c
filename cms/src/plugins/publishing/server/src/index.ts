import type { Core } from '@strapi/strapi';
import { alerts as alertsService } from './alerts/alerts';
import { type Courier, courier } from './alerts/courier';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { PLUGIN_ID } from './constants';
import { alerts } from './controllers/alerts';
import { queue } from './controllers/queue';
import { reconcile } from './controllers/reconcile';
import { links } from './links/controller';
import { type LinkGuard, linkGuard } from './links/guard';
import { linkHosts } from './links/hosts';
import { linkInventory } from './links/inventory';
import { type Reconciler, reconciler } from './reconcile/reconciler';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { hasInternalToken, internalRoutes } from './routes/internal';
import { type Drain, drain } from './services/drain';
import { lease } from './services/lease';
import { outbox } from './services/outbox';
import { registry } from './services/registry';
import { serveUploads } from './uploads/serve-uploads';

export default {
  register,
  bootstrap,
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await (strapi.plugin(PLUGIN_ID).service('reconciler') as Reconciler).stop();
    await (strapi.plugin(PLUGIN_ID).service('courier') as Courier).stop();
    await (strapi.plugin(PLUGIN_ID).service('drain') as Drain).stop();
    await (strapi.plugin(PLUGIN_ID).service('link-guard') as LinkGuard).stop();
  },
  config,
  middlewares: { uploads: serveUploads },
  policies: { 'has-internal-token': hasInternalToken },
  controllers: { queue, alerts, reconcile, links },
  routes: { admin: adminRoutes, internal: internalRoutes },
  services: {
    registry,
    outbox,
    lease,
    drain,
    alerts: alertsService,
    courier,
    reconciler,
    'link-hosts': linkHosts,
    'link-inventory': linkInventory,
    'link-guard': linkGuard,
  },
};
