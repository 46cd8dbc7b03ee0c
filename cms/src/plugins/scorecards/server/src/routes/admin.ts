import { ACTIONS, type Action } from '../constants';

// Without policies every admin user could. What a person may do at which stage, and for which units, the services decide.
const allowed = (action: Action) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    { name: 'admin::hasPermissions', config: { actions: [action] } },
  ],
});
type Method = 'GET' | 'POST' | 'PUT';
const route = (method: Method, path: string, handler: string, action: Action = ACTIONS.read) => ({
  method,
  path,
  handler,
  config: allowed(action),
});

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    route('GET', '/periods', 'periods.list'),
    route('GET', '/periods/:documentId/board', 'periods.board'),
    route('POST', '/periods/:documentId/stage', 'periods.moveStage'),
    route('PUT', '/periods/:documentId/deadlines', 'periods.setDeadlines', ACTIONS.manage),
    route('PUT', '/periods/:documentId/decision', 'periods.setDecision'),
    route('POST', '/periods/:documentId/correction', 'periods.openCorrection', ACTIONS.correct),
    route('GET', '/periods/:documentId/correction/errata', 'periods.suggestErrata'),
    route(
      'POST',
      '/periods/:documentId/correction/publish',
      'periods.publishCorrection',
      ACTIONS.correct,
    ),
    route(
      'POST',
      '/periods/:documentId/correction/cancel',
      'periods.cancelCorrection',
      ACTIONS.correct,
    ),
    route('GET', '/periods/:documentId/releases/:number/differences', 'periods.differences'),
    route('GET', '/blocks/:documentId/matrix', 'scores.matrix'),
    route('GET', '/blocks/:documentId/revisions', 'scores.revisions'),
    route('POST', '/blocks/:documentId/scores', 'scores.save'),
    route('GET', '/blocks/:documentId/units/:unitId/history', 'scores.history'),
    route('PUT', '/blocks/:documentId/units/:unitId/published-totals', 'scores.setPublishedTotals'),
    route('GET', '/blocks/:documentId/analysis', 'analysis.ofBlock'),
    route('GET', '/blocks/:documentId/template.xlsx', 'excel.template'),
    route('POST', '/blocks/:documentId/import', 'excel.importScores'),
    route('GET', '/blocks/:documentId/export.xlsx', 'excel.exportTable'),
    route('GET', '/frameworks', 'frameworks.list'),
    route('GET', '/frameworks/template.xlsx', 'excel.frameworkTemplate'),
    route('GET', '/frameworks/:documentId/export', 'excel.exportFramework'),
    route('POST', '/frameworks/import', 'excel.importFramework', ACTIONS.manageFrameworks),
    route('GET', '/frameworks/:documentId/difference', 'frameworks.difference'),
    route(
      'POST',
      '/frameworks/:documentId/duplicate',
      'frameworks.duplicate',
      ACTIONS.manageFrameworks,
    ),
    route('GET', '/unit-accounts', 'unitAccounts.list', ACTIONS.manageUnitAccounts),
    route(
      'GET',
      '/unit-accounts/units',
      'unitAccounts.listAssessedUnits',
      ACTIONS.manageUnitAccounts,
    ),
    route('PUT', '/unit-accounts/:userId', 'unitAccounts.set', ACTIONS.manageUnitAccounts),
  ],
};
