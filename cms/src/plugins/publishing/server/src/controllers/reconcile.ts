import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { Reconciler } from '../reconcile/reconciler';
import { summaryOf } from '../reconcile/report';

/** Comparing and rebuilding the published store, for the admin page and the commands. */
export const reconcile = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Reconciler => strapi.plugin(PLUGIN_ID).service('reconciler');
  return {
    find(context: Context): void {
      const { isRunning, last } = service().state();
      context.body = { data: { isRunning, last: last && { ...last, summary: summaryOf(last) } } };
    },
    start(context: Context): void {
      service().start();
      context.status = 202;
      context.body = { data: service().state() };
    },
    async rebuild(context: Context): Promise<void> {
      context.status = 202;
      context.body = { data: { subjectCount: await service().rebuild() } };
    },
  };
};
