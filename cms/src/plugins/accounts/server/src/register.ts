import type { Core } from '@strapi/strapi';
import { models } from './models';
import { guardCredentials } from './sign-in/guard-credentials';
import { guardPeople } from './sign-in/guard-people';
import { guardRoutes } from './sign-in/guard-routes';
import { guardSessions } from './sign-in/guard-sessions';
import { guardTokens } from './sign-in/guard-tokens';
import { watchUses } from './uses/watch-uses';

export function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  guardSessions(strapi);
  guardCredentials(strapi);
  guardRoutes(strapi);
  guardTokens(strapi);
  guardPeople(strapi);
  watchUses(strapi);
}
