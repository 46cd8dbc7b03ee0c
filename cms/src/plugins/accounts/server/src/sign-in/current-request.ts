import type { Core } from '@strapi/strapi';
import * as z from 'zod';

const StateSchema = z.object({
  route: z.object({ handler: z.unknown() }).optional(),
  user: z.object({ id: z.int() }).optional(),
  session: z.object({ id: z.string() }).optional(),
});

interface CurrentRequest {
  /** The handler of Strapi's route, such as `authentication.logout`; empty outside a request. */
  handler: string;
  accountId: number | null;
  /** The token of the session by which the request came. */
  sessionId: string | null;
}

/** What is known of the request that is being answered. */
export function currentRequest(strapi: Core.Strapi): CurrentRequest {
  const { route, user, session } = StateSchema.catch({}).parse(strapi.requestContext.get()?.state);
  const handler = typeof route?.handler === 'string' ? route.handler : '';
  return { handler, accountId: user?.id ?? null, sessionId: session?.id ?? null };
}
