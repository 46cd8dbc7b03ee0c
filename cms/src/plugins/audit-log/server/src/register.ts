import type { Core } from '@strapi/strapi';
import { models } from './models';
import { installProtection } from './protection';
import { watchDocuments } from './watching/watch-documents';
import { watchRoles } from './watching/watch-roles';
import { watchRoutes } from './watching/watch-routes';
import { watchRows } from './watching/watch-rows';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  watchDocuments(strapi);
  // When the tables are there, and before any bootstrap and the routes: what happens at the start is recorded too.
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    await installProtection(strapi);
    watchRows(strapi);
    watchRoles(strapi);
    watchRoutes(strapi);
  });
}
