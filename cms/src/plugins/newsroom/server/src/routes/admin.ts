import { ACTIONS, type Action } from '../constants';

// Without policies every admin user could.
const route = (method: 'GET' | 'POST', path: string, handler: string, action: Action) => ({
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

/** For whoever has a link to a draft, signed in or not: the policy knows the links that were given out. */
const previewRoute = (path: string, handler: string) => ({
  method: 'GET' as const,
  path: `/previews/:token${path}`,
  handler,
  config: { auth: false as const, policies: ['plugin::newsroom.preview-link'] },
});

const CITATIONS = '/articles/:documentId/citations';
const VERSIONS = '/articles/:documentId/versions';

export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    route('GET', '/articles/:documentId/findings', 'findings.list', ACTIONS.readArticles),
    route('POST', '/articles/:documentId/answers', 'findings.answer', ACTIONS.readArticles),
    route('GET', '/articles/:documentId/workflow', 'workflow.find', ACTIONS.readArticles),
    route('POST', '/articles/:documentId/workflow', 'workflow.act', ACTIONS.readArticles),
    route('POST', '/bulk-moves', 'bulk.start', ACTIONS.readArticles),
    route('GET', '/bulk-moves', 'bulk.list', ACTIONS.readArticles),
    route('GET', '/bulk-moves/:bulkId', 'bulk.find', ACTIONS.readArticles),
    route('POST', '/bulk-moves/:bulkId/stop', 'bulk.stop', ACTIONS.readArticles),
    route('GET', '/desk', 'workflow.desk', ACTIONS.readArticles),
    route('GET', '/calendar', 'calendar.list', ACTIONS.readArticles),
    route('GET', VERSIONS, 'versions.list', ACTIONS.readArticles),
    route('GET', `${VERSIONS}/:number`, 'versions.compare', ACTIONS.readArticles),
    route('POST', `${VERSIONS}/:number/restore`, 'versions.restore', ACTIONS.updateArticles),
    route('POST', '/articles/:documentId/comparison', 'versions.compareForm', ACTIONS.readArticles),
    route('POST', '/articles/:documentId/preview', 'previews.link', ACTIONS.readArticles),
    previewRoute('', 'previews.read'),
    previewRoute('/media/:hash/:name', 'previews.readFile'),
    route('GET', CITATIONS, 'citations.list', ACTIONS.readArticles),
    route('POST', CITATIONS, 'citations.confirm', ACTIONS.updateArticles),
    route('POST', '/imports', 'imports.send', ACTIONS.import),
    route('GET', '/imports', 'imports.list', ACTIONS.import),
    route('GET', '/imports/:importId/result', 'imports.result', ACTIONS.import),
    route('GET', '/trash', 'versions.listTrash', ACTIONS.readArticles),
    route('POST', '/trash/:documentId/restore', 'versions.restoreTrashed', ACTIONS.createArticles),
  ],
};
