import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { PLUGIN_ID } from '../constants';
import { EXPIRED, type Expiry } from '../services/expiry';

const ServiceSchema = z.looseObject({
  authenticateAdminToken: z.custom<(...parameters: unknown[]) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});
const AuthenticatedSchema = z.object({
  authenticated: z.literal(true),
  user: z.object({ id: z.int() }),
});

/** Has the tokens with which programs act for an account end with the account. */
export function guardTokens(strapi: Core.Strapi): void {
  const services: { extend(uid: string, wrap: (service: unknown) => object): void } =
    strapi.get('services');
  services.extend('admin::api-token-admin', (service) => {
    const own = ServiceSchema.parse(service);
    return {
      ...own,
      async authenticateAdminToken(...parameters: unknown[]): Promise<unknown> {
        const result = await own.authenticateAdminToken(...parameters);
        const authenticated = AuthenticatedSchema.safeParse(result);
        const expiry: Expiry = strapi.plugin(PLUGIN_ID).service('expiry');
        return authenticated.success && (await expiry.isExpired(authenticated.data.user.id))
          ? { authenticated: false, error: new errors.UnauthorizedError(EXPIRED) }
          : result;
      },
    };
  });
}
