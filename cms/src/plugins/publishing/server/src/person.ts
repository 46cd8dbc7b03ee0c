import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';

/** An account of the admin, as far as it answers for what is published. */
export interface Person {
  id: number;
  name: string;
}

const UserSchema = z.object({
  id: z.coerce.number(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});

/** The person of a request, or null where none is at work: a schedule, a command, the start. */
function personOf(state: unknown): Person | null {
  const parsed = z.object({ user: UserSchema }).safeParse(state);
  if (!parsed.success) return null;
  const { id, firstname, lastname, email } = parsed.data.user;
  return { id, name: [lastname, firstname].filter(Boolean).join(' ') || email };
}

/** The person whose request this is, or null. */
export function currentPerson(strapi: Core.Strapi): Person | null {
  return personOf(strapi.requestContext.get()?.state);
}

/** The person whose request is being answered. Throws `PolicyError` if no person is at work. */
export function personIn(context: Context): Person {
  const person = personOf(context.state);
  if (!person) throw new errors.PolicyError('Chỉ tài khoản của người mới làm được việc này.');
  return person;
}
