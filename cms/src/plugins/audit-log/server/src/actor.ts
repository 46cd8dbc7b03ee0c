import path from 'node:path';
import type { AuditActor } from '@congkhai/shared/contracts/audit-trail';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';

const UserSchema = z.object({
  id: z.int(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
  roles: z.array(z.object({ code: z.string() })).optional(),
});
const TokenAuthSchema = z.object({
  strategy: z.object({ name: z.string().regex(/token/) }),
  credentials: z.object({ id: z.int(), name: z.string() }),
});
// Starting the product is no command of a person.
const STARTS = new Set(['start', 'develop', 'dev']);

/** Who acts now: the account or token of the request that is being answered, else the system. */
export function actorOf(strapi: Core.Strapi): AuditActor {
  const request = strapi.requestContext.get();
  if (!request) return { kind: 'system', name: systemName(process.argv) };
  const token = TokenAuthSchema.safeParse(request.state.auth);
  if (token.success)
    return {
      kind: 'token',
      tokenId: token.data.credentials.id,
      name: token.data.credentials.name,
    };
  return accountOf(request.state.user) ?? { kind: 'nobody' };
}

/** An admin user's row as an actor, or null if it is none. */
export function accountOf(row: unknown): AuditActor | null {
  const user = UserSchema.safeParse(row);
  if (!user.success) return null;
  const { id, firstname, lastname, email, roles = [] } = user.data;
  return {
    kind: 'account',
    accountId: id,
    name: [lastname, firstname].filter(Boolean).join(' ') || email,
    email,
    roles: roles.map(({ code }) => code).sort(),
  };
}

/** `import-units` for `node dist/src/commands/import-units.js`, `admin:reset-user-password` for Strapi's own command. */
export function systemName([, program = '', command = '']: readonly string[]): string {
  const name = path.basename(program).replace(/\.[cm]?js$/, '');
  if (name !== 'strapi') return name || 'system';
  return command === '' || STARTS.has(command) ? 'system' : command;
}
