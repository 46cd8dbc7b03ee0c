import type { Core } from '@strapi/strapi';
import { models } from './models';
import { guardCredentials } from './sign-in/guard-credentials';
import { guardRoutes } from './sign-in/guard-routes';
import { guardSessions } from './sign-in/guard-sessions';
import { guardTokens } from './sign-in/guard-tokens';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  guardSessions(strapi);
  guardCredentials(strapi);
  guardRoutes(strapi);
  guardTokens(strapi);
}
