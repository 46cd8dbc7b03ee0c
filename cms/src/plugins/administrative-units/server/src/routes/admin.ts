import { ACTIONS } from '../constants';

const policiesFor = (action: string | { action: string; subject: string }) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});
const reading = policiesFor(ACTIONS.read);
const recording = policiesFor(ACTIONS.record);

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    { method: 'GET' as const, path: '/tree', handler: 'units.tree', config: reading },
    { method: 'GET' as const, path: '/search', handler: 'units.search', config: reading },
    { method: 'GET' as const, path: '/units/:unitId', handler: 'units.find', config: reading },
    {
      method: 'POST' as const,
      path: '/events/preview',
      handler: 'events.preview',
      config: recording,
    },
    { method: 'POST' as const, path: '/events', handler: 'events.record', config: recording },
    {
      method: 'POST' as const,
      path: '/import',
      handler: 'events.import',
      config: policiesFor(ACTIONS.import),
    },
  ],
};
