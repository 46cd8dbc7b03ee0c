import type { Core } from '@strapi/strapi';
import { guardUnits } from './guard-units';
import { unitsPublishable } from './publishable';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  guardUnits(strapi);
  // Without the publishing plugin, units are edited and nothing is published.
  strapi.plugin('publishing')?.service('registry').add(unitsPublishable(strapi));
}
