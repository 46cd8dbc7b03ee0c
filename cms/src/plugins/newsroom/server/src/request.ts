import type { ArticleRight } from '@congkhai/shared/news/article-stage';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import * as z from 'zod';
import { ACTIONS, ARTICLE_UID } from './constants';

/** An identifier of Strapi in an address. */
const DocumentIdSchema = z.string().regex(/^[a-z0-9]{1,40}$/);

/** The document that an address names. What cannot name anything is not found. */
export function documentIdIn(ctx: Context): string {
  const parsed = DocumentIdSchema.safeParse(ctx.params.documentId);
  if (!parsed.success) throw new errors.NotFoundError('Không có gì ở địa chỉ này.');
  return parsed.data;
}

/** What comes with a request. Throws `ValidationError` naming the fields that are wrong. */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new errors.ValidationError('Dữ liệu gửi lên không đúng cấu trúc.', {
    errors: parsed.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message,
      name: 'ValidationError',
    })),
  });
}

const RoleSchema = z.object({ name: z.string() });
const AccountSchema = z.object({
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string(),
});
const PersonSchema = AccountSchema.extend({ id: z.int(), roles: z.array(RoleSchema).catch([]) });

/** An account of the admin, as it is called now. */
export interface Person {
  id: number;
  name: string;
  roles: string[];
}

/** The name of the account that asks. */
export function personOf(ctx: Context): string {
  return nameOf(AccountSchema.parse(ctx.state.user));
}

/** Whoever the request is from that is being answered; null for work without a person. */
export function personNow(strapi: Core.Strapi): Person | null {
  const account = PersonSchema.safeParse(strapi.requestContext.get()?.state?.user);
  if (!account.success) return null;
  const { id, roles } = account.data;
  return { id, name: nameOf(account.data), roles: roles.map(({ name }) => name) };
}

function nameOf({ firstname, lastname, email }: z.infer<typeof AccountSchema>): string {
  return [lastname, firstname].filter(Boolean).join(' ') || email;
}

/** What the account that asks may do with articles. */
export function rightsOf({ state }: Pick<Context, 'state'>): Set<ArticleRight> {
  const { userAbility } = state;
  const rights = new Set<ArticleRight>();
  if (userAbility.can(ACTIONS.updateArticles.action, ARTICLE_UID)) rights.add('write');
  if (userAbility.can(ACTIONS.publishArticles.action, ARTICLE_UID)) rights.add('publish');
  if (userAbility.can(ACTIONS.reviewArticles)) rights.add('review');
  return rights;
}
