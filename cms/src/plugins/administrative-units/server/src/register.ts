import type { Core } from '@strapi/strapi';
import { guardUnits } from './guard-units';
import { models } from './models';
import { unitsPublishable } from './publishable';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  guardUnits(strapi);
  // Without the publishing plugin, units are edited and nothing is published.
  strapi.plugin('publishing')?.service('registry').add(unitsPublishable(strapi));
}
