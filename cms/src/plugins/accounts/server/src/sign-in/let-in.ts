import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import * as z from 'zod';
import type { Challenge } from '../services/challenges';
import type { Account } from '../services/people';
import { withClearance } from './clearance';

const AuthenticationSchema = z.object({
  login: z.custom<(context: Context, next: Next) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});
const SignedInSchema = z.object({ data: z.looseObject({ token: z.string().min(1) }) });

interface Entrance {
  context: Context;
  next: Next;
  account: Account;
  challenge: Challenge;
}

/**
 * Has Strapi itself sign somebody in whose password and code have been checked, with its own cookie, its own answer and its own
 * events. Recovery codes that were just made go into the answer: they are shown once.
 */
export async function letIn(
  strapi: Core.Strapi,
  { context, next, account, challenge }: Entrance,
  recoveryCodes: string[] | null,
): Promise<void> {
  const { deviceId, isRemembered } = challenge;
  context.request.body = {
    email: account.email,
    password: 'was checked in the first step',
    rememberMe: isRemembered,
    ...(deviceId ? { deviceId } : {}),
  };
  const { login } = AuthenticationSchema.parse(strapi.controller('admin::authentication'));
  await withClearance(account.id, () => login(context, next));
  // Throws, and so takes everything back, if Strapi made no session.
  const { data } = SignedInSchema.parse(context.body);
  if (recoveryCodes) context.body = { data: { ...data, recoveryCodes } };
}
