import { ImportRequestSchema, RecordEventSchema } from '@congkhai/shared/contracts/units-admin';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PLUGIN_ID } from '../constants';
import type { History } from '../services/history';
import type { Reorganisation } from '../services/reorganisation';
import { parseRequest } from './parse-request';

/** Records what happened to units: one event, or a whole reorganisation from two tables. */
export const events = ({ strapi }: { strapi: Core.Strapi }) => {
  const history = (): History => strapi.plugin(PLUGIN_ID).service('history');
  const reorganisation = (): Reorganisation => strapi.plugin(PLUGIN_ID).service('reorganisation');
  const bodyOf = (context: Context): unknown => Object(context.request).body;
  return {
    async preview(context: Context): Promise<void> {
      const draft = parseRequest(RecordEventSchema, bodyOf(context));
      context.body = { data: await history().preview(draft) };
    },
    async record(context: Context): Promise<void> {
      const draft = parseRequest(RecordEventSchema, bodyOf(context));
      context.body = { data: await history().apply(draft) };
    },
    async import(context: Context): Promise<void> {
      const { fingerprint, ...states } = parseRequest(ImportRequestSchema, bodyOf(context));
      context.body = {
        data:
          fingerprint === null
            ? await reorganisation().preview(states)
            : await reorganisation().import(states, fingerprint),
      };
    },
  };
};
