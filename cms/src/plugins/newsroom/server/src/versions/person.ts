import type { Core } from '@strapi/strapi';
import * as z from 'zod';

const PersonSchema = z.object({
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});

/** The name of whoever the request is from that is being answered; null for work without a person. */
export function personNow(strapi: Core.Strapi): string | null {
  const person = PersonSchema.safeParse(strapi.requestContext.get()?.state?.user);
  if (!person.success) return null;
  const { firstname, lastname, email } = person.data;
  return [lastname, firstname].filter(Boolean).join(' ') || email;
}
