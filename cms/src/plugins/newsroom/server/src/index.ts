import { bootstrap } from './bootstrap';
import { config } from './config';
import { contentTypes } from './content-types';
import { bulk as bulkController } from './controllers/bulk';
import { calendar as calendarController } from './controllers/calendar';
import { citations as citationsController } from './controllers/citations';
import { findings as findingsController } from './controllers/findings';
import { imports as importsController } from './controllers/imports';
import { previews as previewsController } from './controllers/previews';
import { versions as versionsController } from './controllers/versions';
import { workflow as workflowController } from './controllers/workflow';
import { destroy } from './destroy';
import { policies } from './policies';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { articleArrivals } from './services/article-arrivals';
import { articleDepartures } from './services/article-departures';
import { articleDesk } from './services/article-desk';
import { articleFates } from './services/article-fates';
import { articleForms } from './services/article-forms';
import { articleMoves } from './services/article-moves';
import { articleSchedule } from './services/article-schedule';
import { bulkRunner } from './services/bulk-runner';
import { bulkRuns } from './services/bulk-runs';
import { calendar } from './services/calendar';
import { citations } from './services/citations';
import { desk } from './services/desk';
import { draftTexts } from './services/draft-texts';
import { draftTurns } from './services/draft-turns';
import { findings } from './services/findings';
import { importCommand } from './services/import-command';
import { importRunner } from './services/import-runner';
import { imports } from './services/imports';
import { media } from './services/media';
import { previews } from './services/previews';
import { publication } from './services/publication';
import { publishedArticles } from './services/published-articles';
import { relatedArticles } from './services/related-articles';
import { slugs } from './services/slugs';
import { trash } from './services/trash';
import { versions } from './services/versions';
import { workflow } from './services/workflow';
import { workflowHistory } from './services/workflow-history';

export default {
  register,
  bootstrap,
  destroy,
  config,
  policies,
  contentTypes,
  controllers: {
    bulk: bulkController,
    calendar: calendarController,
    citations: citationsController,
    findings: findingsController,
    imports: importsController,
    previews: previewsController,
    versions: versionsController,
    workflow: workflowController,
  },
  routes: { admin: adminRoutes },
  services: {
    'bulk-runner': bulkRunner,
    'bulk-runs': bulkRuns,
    calendar,
    citations,
    findings,
    imports,
    'import-runner': importRunner,
    'import-command': importCommand,
    media,
    slugs,
    previews,
    publication,
    versions,
    workflow,
    'article-arrivals': articleArrivals,
    'workflow-history': workflowHistory,
    'draft-texts': draftTexts,
    'article-desk': articleDesk,
    'article-departures': articleDepartures,
    'article-fates': articleFates,
    desk,
    'article-moves': articleMoves,
    'article-schedule': articleSchedule,
    trash,
    'draft-turns': draftTurns,
    'article-forms': articleForms,
    'published-articles': publishedArticles,
    'related-articles': relatedArticles,
  },
};
