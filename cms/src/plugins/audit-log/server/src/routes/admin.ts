import { ACTIONS } from '../constants';

const route = (method: string, path: string, handler: string, action: string) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [action] } },
    ],
  },
});

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    route('GET', '/entries', 'log.find', ACTIONS.read),
    route('GET', '/choices', 'log.choices', ACTIONS.read),
    route('GET', '/export', 'log.export', ACTIONS.export),
    route('POST', '/verification', 'log.verify', ACTIONS.read),
  ],
};
