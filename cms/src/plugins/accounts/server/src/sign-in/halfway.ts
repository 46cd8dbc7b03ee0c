import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import * as z from 'zod';

const HalfwaySchema = z.object({
  accountId: z.int(),
  requirement: z.enum(['code', 'enrolment']),
  deviceId: z.string().nullable(),
  isRemembered: z.boolean(),
});
/** Somebody whose password was right and who was not given a session, because more is needed. */
export type Halfway = z.infer<typeof HalfwaySchema>;

const StateSchema = z.object({ accountsHalfway: HalfwaySchema });

/** Notes it at the request that is being answered, for whoever answers it. */
export function noteHalfway(strapi: Core.Strapi, halfway: Halfway): void {
  const context = strapi.requestContext.get();
  if (context) context.state.accountsHalfway = halfway;
}

export function halfwayOf({ state }: Context): Halfway | null {
  const parsed = StateSchema.safeParse(state);
  return parsed.success ? parsed.data.accountsHalfway : null;
}
