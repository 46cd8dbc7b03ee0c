import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import type { ImportRunner } from './services/import-runner';

/** An import that runs is left where it is: the next start goes on. */
export function destroy({ strapi }: { strapi: Core.Strapi }): void {
  const runner: ImportRunner = strapi.plugin(PLUGIN_ID).service('import-runner');
  runner.stop();
}
