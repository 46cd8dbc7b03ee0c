import { READ_ACTION, SCORECARD_UID } from '../constants';

// Whoever may read scorecards may see what they are scored by. Without policies every admin user could.
const config = {
  policies: [
    'admin::isAuthenticatedAdmin',
    {
      name: 'admin::hasPermissions',
      config: { actions: [{ action: READ_ACTION, subject: SCORECARD_UID }] },
    },
  ],
};

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    {
      method: 'GET' as const,
      path: '/blocks/:documentId/items',
      handler: 'scoringItems.ofBlock',
      config,
    },
    {
      method: 'GET' as const,
      path: '/scorecards/:documentId/items',
      handler: 'scoringItems.ofScorecard',
      config,
    },
  ],
};
