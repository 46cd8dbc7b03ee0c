import { ACTIONS } from '../constants';

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    {
      method: 'GET',
      path: '/figures',
      handler: 'figures.find',
      config: {
        policies: [
          'admin::isAuthenticatedAdmin',
          { name: 'admin::hasPermissions', config: { actions: [ACTIONS.read] } },
        ],
      },
    },
  ],
};
