import type { Core } from '@strapi/strapi';
import { type ContentPermission, ROLES, type RoleDefinition } from './roles';

interface PermissionInput {
  action: string;
  subject: string | null;
  properties: { fields?: string[]; locales?: string[] };
  conditions: string[];
}

// Deleting and publishing are about whole documents, the others about fields.
const FIELD_ACTIONS = new Set(['create', 'read', 'update']);
// The roles Strapi makes itself: they may do more than anybody here needs.
const STRAPI_ROLE_CODES = ['strapi-editor', 'strapi-author'];

/** Creates the roles that are not there yet. One that exists is left as its administrator made it. */
export async function createRoles(strapi: Core.Strapi, locales: readonly string[]): Promise<void> {
  const roleService = strapi.service('admin::role');
  for (const definition of ROLES) {
    if (await roleService.findOne({ code: definition.code })) continue;
    await strapi.db.transaction(async () => {
      const { code, name, description } = definition;
      const role = await roleService.create({ code, name, description });
      await roleService.assignPermissions(role.id, permissionsOf(strapi, definition, locales));
    });
  }
}

/** Removes Strapi's own roles for editors and authors, unless somebody has one. */
export async function removeStrapiRoles(strapi: Core.Strapi): Promise<void> {
  const roleService = strapi.service('admin::role');
  for (const code of STRAPI_ROLE_CODES) {
    const role = await roleService.findOneWithUsersCount({ code });
    if (role && role.usersCount === 0) await roleService.deleteByIds([role.id]);
  }
}

function permissionsOf(
  strapi: Core.Strapi,
  { content, actions }: RoleDefinition,
  locales: readonly string[],
): PermissionInput[] {
  return [
    ...content.flatMap((permission) => contentPermissionsOf(strapi, permission, locales)),
    ...actions.map((action) => ({ action, subject: null, properties: {}, conditions: [] })),
  ];
}

function contentPermissionsOf(
  strapi: Core.Strapi,
  { subject, actions, writableFields }: ContentPermission,
  locales: readonly string[],
): PermissionInput[] {
  const contentType = Object.values(strapi.contentTypes).find(({ uid }) => uid === subject);
  if (!contentType) throw new Error(`The roles name a content type that is not there: ${subject}`);
  const allFields: string[] = strapi
    .service('admin::content-type')
    .getNestedFields(contentType, { components: strapi.components });
  const isLocalized: boolean = strapi
    .plugin('i18n')
    .service('content-types')
    .isLocalizedContentType(contentType);

  return actions.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject,
    properties: {
      ...(FIELD_ACTIONS.has(action)
        ? { fields: action === 'read' ? allFields : (writableFields ?? allFields) }
        : {}),
      ...(isLocalized ? { locales: [...locales] } : {}),
    },
    conditions: [],
  }));
}
