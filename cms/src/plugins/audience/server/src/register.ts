import type { Publishable } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import { exceptionsPublishable } from './exceptions/publishable';

/** Tells the plugin `publishing`, if it is installed, what editors decided about lists. Without it decisions are kept and not applied. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  const publishing = strapi.plugin('publishing');
  if (!publishing) return;
  const registry: { add(publishable: Publishable): void } = publishing.service('registry');
  registry.add(exceptionsPublishable(strapi));
}
