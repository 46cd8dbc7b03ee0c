import { ACTIONS } from '../constants';

const SIGNED_IN = 'admin::isAuthenticatedAdmin';

const route = (method: string, path: string, handler: string, action: string) => ({
  method,
  path,
  handler,
  config: {
    policies: [SIGNED_IN, { name: 'admin::hasPermissions', config: { actions: [action] } }],
  },
});
/** About nobody but the person who asks: no permission is needed, as for Strapi's own profile. */
const ownRoute = (method: string, path: string, handler: string) => ({
  method,
  path: `/own${path}`,
  handler,
  config: { policies: [SIGNED_IN] },
});
/** Before anybody is signed in. The challenge in the request says who has given the right password. */
const openRoute = (path: string, handler: string) => ({
  method: 'POST',
  path: `/second-step${path}`,
  handler,
  config: { auth: false as const, policies: [] },
});

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    openRoute('', 'second-step.verify'),
    openRoute('/enrolment', 'second-step.enrol'),
    ownRoute('GET', '/two-factor', 'own.status'),
    ownRoute('POST', '/two-factor', 'own.begin'),
    ownRoute('POST', '/two-factor/confirmation', 'own.confirm'),
    ownRoute('POST', '/two-factor/removal', 'own.turnOff'),
    ownRoute('POST', '/recovery-codes', 'own.renewRecoveryCodes'),
    route('GET', '/report', 'report.read', ACTIONS.manage),
    route('GET', '/report/export', 'report.export', ACTIONS.manage),
    route('PUT', '/people/:id/block', 'people.setBlock', ACTIONS.manage),
    route('POST', '/people/:id/sessions/end', 'people.endSessions', ACTIONS.manage),
    route('PUT', '/people/:id/expiry', 'people.setExpiry', ACTIONS.manage),
    route('POST', '/people/:id/two-factor/reset', 'people.resetTwoFactor', ACTIONS.manage),
  ],
};
