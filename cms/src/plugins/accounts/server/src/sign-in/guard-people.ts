import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import * as z from 'zod';
import { PLUGIN_ID, ROLE_UID, SUPER_ADMIN_CODE } from '../constants';
import { parseRequest } from '../request';
import { type Account, accountOf, isSuperAdministrator, type People } from '../services/people';

type Handler = (context: Context, next: Next) => Promise<unknown>;
const HandlerSchema = z.custom<Handler>((value) => typeof value === 'function');
const UserControllerSchema = z.looseObject({
  create: HandlerSchema,
  update: HandlerSchema,
  deleteOne: HandlerSchema,
  deleteMany: HandlerSchema,
});
const RoleControllerSchema = z.looseObject({ updatePermissions: HandlerSchema });

// As generous as the database, which takes "1.0" for 1. What cannot be read is refused: Strapi must not read it otherwise.
const IdSchema = z.coerce.number().int();
const BodySchema = z
  .object({ roles: z.array(IdSchema).optional(), ids: z.array(IdSchema).optional() })
  .nullish()
  .transform((body) => ({ roles: body?.roles, ids: body?.ids ?? [] }));
const ParamsSchema = z.object({ id: IdSchema });
const OptionalParamsSchema = ParamsSchema.partial();
const RoleIdsSchema = z.array(z.object({ id: z.int() }));

const ONLY_SUPER =
  'Chỉ quản trị cấp cao nhất mới tạo, sửa, xoá được tài khoản của quản trị cấp cao nhất.';
const NOT_OWN = 'Không ai tự đổi vai trò hoặc quyền của mình.';

type Check = (strapi: Core.Strapi, actor: Account, context: Context) => Promise<void>;

/**
 * Strapi lets whoever may edit accounts edit those of super administrators too, take them over by another password or address, and
 * make himself one. Here only a super administrator may do anything to such an account, and nobody raises himself.
 */
export function guardPeople(strapi: Core.Strapi): void {
  const controllers: { extend(uid: string, wrap: (controller: unknown) => object): void } =
    strapi.get('controllers');
  const guarded = (handle: Handler, check: Check): Handler => {
    return async (context, next) => {
      const actor = accountOf(context.state.user);
      if (!isSuperAdministrator(actor)) await check(strapi, actor, context);
      return handle(context, next);
    };
  };
  controllers.extend('admin::user', (controller) => {
    const own = UserControllerSchema.parse(controller);
    return {
      ...own,
      create: guarded(own.create, checkNewRoles),
      update: guarded(own.update, checkUpdate),
      deleteOne: guarded(own.deleteOne, checkTargets),
      deleteMany: guarded(own.deleteMany, checkTargets),
    };
  });
  controllers.extend('admin::role', (controller) => {
    const own = RoleControllerSchema.parse(controller);
    return { ...own, updatePermissions: guarded(own.updatePermissions, checkOwnRole) };
  });
}

async function checkUpdate(strapi: Core.Strapi, actor: Account, context: Context): Promise<void> {
  await checkTargets(strapi, actor, context);
  await checkNewRoles(strapi, actor, context);
  const { roles } = parseRequest(BodySchema, context.request.body);
  if (!roles || parseRequest(ParamsSchema, context.params).id !== actor.id) return;
  const held = await roleIdsOf(strapi, actor.roleCodes);
  if (roles.some((id) => !held.includes(id))) throw new errors.PolicyError(NOT_OWN);
}

async function checkTargets(strapi: Core.Strapi, _: Account, context: Context): Promise<void> {
  const people: People = strapi.plugin(PLUGIN_ID).service('people');
  const { id: target } = parseRequest(OptionalParamsSchema, context.params);
  const { ids } = parseRequest(BodySchema, context.request.body);
  for (const id of target === undefined ? ids : [target]) {
    const account = await people.find(id);
    if (account && isSuperAdministrator(account)) throw new errors.PolicyError(ONLY_SUPER);
  }
}

async function checkNewRoles(strapi: Core.Strapi, _: Account, context: Context): Promise<void> {
  const { roles = [] } = parseRequest(BodySchema, context.request.body);
  const superIds = await roleIdsOf(strapi, [SUPER_ADMIN_CODE]);
  if (roles.some((id) => superIds.includes(id))) throw new errors.PolicyError(ONLY_SUPER);
}

async function checkOwnRole(strapi: Core.Strapi, actor: Account, context: Context): Promise<void> {
  const held = await roleIdsOf(strapi, actor.roleCodes);
  if (held.includes(parseRequest(ParamsSchema, context.params).id))
    throw new errors.PolicyError(NOT_OWN);
}

async function roleIdsOf(strapi: Core.Strapi, codes: readonly string[]): Promise<number[]> {
  const rows: unknown = await strapi.db
    .query(ROLE_UID)
    .findMany({ where: { code: { $in: [...codes] } } });
  return RoleIdsSchema.parse(rows).map(({ id }) => id);
}
