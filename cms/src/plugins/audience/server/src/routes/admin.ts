import { ACTIONS, type Action } from '../constants';

// Without policies every admin user could.
const allowed = (action: Action) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});
const route = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  handler: string,
  action: Action = ACTIONS.read,
) => ({ method, path, handler, config: allowed(action) });

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    route('GET', '/settings', 'figures.settings'),
    route('GET', '/home', 'figures.home'),
    route('GET', '/articles/:articleId', 'figures.ofArticle'),
    route('GET', '/range', 'figures.ofRange'),
    route('GET', '/range/export', 'figures.exportRange'),
    route('GET', '/transparency', 'figures.transparency'),
    route('GET', '/transparency/export', 'figures.exportTransparency'),
    route('GET', '/ranking', 'figures.ranking'),
    route('GET', '/scopes', 'figures.scopes'),
    route('GET', '/exceptions', 'exceptions.list'),
    route('POST', '/exceptions', 'exceptions.decide', ACTIONS.curate),
    route('POST', '/exceptions/:documentId/first', 'exceptions.moveFirst', ACTIONS.curate),
    route('DELETE', '/exceptions/:documentId', 'exceptions.takeBack', ACTIONS.curate),
  ],
};
