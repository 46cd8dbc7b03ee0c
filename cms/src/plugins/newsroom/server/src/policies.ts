import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { PLUGIN_ID } from './constants';
import type { Previews } from './services/previews';

const ParametersSchema = z.object({ params: z.object({ token: z.string() }) });

/** Whoever has a link to a draft may read that draft, signed in or not; nobody else, and nothing else. */
export const policies = {
  'preview-link': (context: unknown, _: unknown, { strapi }: { strapi: Core.Strapi }): boolean => {
    const parsed = ParametersSchema.safeParse(context);
    const previews: Previews = strapi.plugin(PLUGIN_ID).service('previews');
    return parsed.success && previews.claimOf(parsed.data.params.token, new Date()) !== null;
  },
};
