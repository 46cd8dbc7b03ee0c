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
    { method: 'GET', path: '/health', handler: 'queue.health', config: allowed(ACTIONS.read) },
    { method: 'GET', path: '/reconcile', handler: 'reconcile.find', config: allowed(ACTIONS.read) },
    {
      method: 'POST',
      path: '/reconcile',
      handler: 'reconcile.start',
      config: allowed(ACTIONS.reconcile),
    },
    {
      method: 'POST',
      path: '/rebuild',
      handler: 'reconcile.rebuild',
      config: allowed(ACTIONS.reconcile),
    },
    { method: 'GET', path: '/alerts', handler: 'alerts.find', config: allowed(ACTIONS.read) },
    {
      method: 'POST',
      path: '/alerts/:id/resolve',
      handler: 'alerts.resolve',
      config: allowed(ACTIONS.resolveAlerts),
    },
    {
      method: 'POST',
      path: '/queue/retry',
      handler: 'queue.retry',
      config: allowed(ACTIONS.retry),
    },
    { method: 'GET', path: '/links', handler: 'links.find', config: allowed(ACTIONS.readLinks) },
    {
      method: 'GET',
      path: '/links/desk',
      handler: 'links.findDesk',
      config: allowed(ACTIONS.readLinks),
    },
    {
      method: 'GET',
      path: '/links/places',
      handler: 'links.findPlaces',
      config: allowed(ACTIONS.readLinks),
    },
    {
      method: 'POST',
      path: '/links/hosts',
      handler: 'links.propose',
      config: allowed(ACTIONS.proposeLinks),
    },
    {
      method: 'POST',
      path: '/links/hosts/:id/decision',
      handler: 'links.decide',
      config: allowed(ACTIONS.decideLinks),
    },
  ],
};
