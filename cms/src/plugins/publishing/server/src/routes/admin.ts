import { ACTIONS } from '../constants';

const allowed = (action: string) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    { method: 'GET', path: '/queue', handler: 'queue.find', config: allowed(ACTIONS.read) },
    {
      method: 'POST',
      path: '/queue/retry',
      handler: 'queue.retry',
      config: allowed(ACTIONS.retry),
    },
  ],
};
