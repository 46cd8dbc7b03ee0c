import type { Core } from '@strapi/strapi';
import { models } from './models';
import { installProtection } from './protection';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  // Before any plugin's bootstrap: what they do at the start is recorded too.
  strapi.hook('strapi::content-types.afterSync').register(() => installProtection(strapi));
}
