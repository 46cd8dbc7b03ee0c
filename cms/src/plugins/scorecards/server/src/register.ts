import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './constants';
import { blockGuard } from './guards/block-guard';
import { frameworkGuard } from './guards/framework-guard';
import { guardUsedUnits } from './guards/guard-used-units';
import { guardWrites } from './guards/guard-writes';
import { periodGuard } from './guards/period-guard';
import { scorecardGuard } from './guards/scorecard-guard';
import { models } from './models';
import { scorecardPublishables } from './publishables';
import { limitToOwnUnits } from './rights/limit-to-own-units';

const TABLE_SIZE = { default: 12 as const, isResizable: false };

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  for (const name of ['framework-items', 'tiers', 'grade-bands', 'uncertainty'])
    strapi.customFields.register({ name, plugin: PLUGIN_ID, type: 'json', inputSize: TABLE_SIZE });

  strapi.customFields.register({
    name: 'year',
    plugin: PLUGIN_ID,
    type: 'integer',
    inputSize: { default: 4, isResizable: true },
  });

  guardWrites(strapi, frameworkGuard(strapi));
  guardWrites(strapi, periodGuard(strapi));
  guardWrites(strapi, blockGuard(strapi));
  guardWrites(strapi, scorecardGuard(strapi));
  guardUsedUnits(strapi);
  limitToOwnUnits(strapi);

  // Without the publishing plugin, indices are kept and nothing is published.
  const registry = strapi.plugin('publishing')?.service('registry');
  for (const publishable of scorecardPublishables(strapi)) registry?.add(publishable);
}
