import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';

const StateSchema = z.object({ accountsRefusal: z.string() });

/** Notes at the request that is being answered why nobody is let in, for whoever answers it. */
export function noteRefusal(strapi: Core.Strapi, words: string): void {
  const context = strapi.requestContext.get();
  if (context) context.state.accountsRefusal = words;
}

export function refusalOf({ state }: Context): string | null {
  const parsed = StateSchema.safeParse(state);
  return parsed.success ? parsed.data.accountsRefusal : null;
}
