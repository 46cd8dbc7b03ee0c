import type { Core } from '@strapi/strapi';
import { collect } from './collector';
import { recordPermissions } from './permissions';

type Call = (...parameters: unknown[]) => Promise<unknown>;

/** What writes many rows of permissions at once. */
const WRITING = [
  'assignPermissions',
  'addPermissions',
  'deleteByIds',
  'createRolesIfNoneExist',
  'resetSuperAdminPermissions',
];

/** Has Strapi's service for roles write one entry for a role, however many permissions it is given: also when no request is answered. */
export function watchRoles(strapi: Core.Strapi): void {
  const services: { extend(uid: string, wrap: (service: object) => object): void } =
    strapi.get('services');
  services.extend('admin::role', (service) => {
    const wrapped = Object.entries(service).map(([name, member]: [string, unknown]) => [
      name,
      WRITING.includes(name) && typeof member === 'function'
        ? collected(strapi, (...parameters) => member(...parameters))
        : member,
    ]);
    return Object.fromEntries(wrapped);
  });
}

function collected(strapi: Core.Strapi, call: Call): Call {
  return (...parameters) =>
    strapi.db.transaction(() =>
      collect(
        () => call(...parameters),
        (permissions) => recordPermissions(strapi, permissions),
      ),
    );
}
