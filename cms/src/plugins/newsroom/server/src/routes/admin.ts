import { ACTIONS } from '../constants';

const allowing = (action: string | { action: string; subject: string }) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    {
      method: 'GET' as const,
      path: '/articles/:documentId/findings',
      handler: 'findings.list',
      config: allowing(ACTIONS.readArticles),
    },
    {
      method: 'POST' as const,
      path: '/articles/:documentId/answers',
      handler: 'findings.answer',
      config: allowing(ACTIONS.readArticles),
    },
  ],
};
