import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { citations as citationsController } from './controllers/citations';
import { findings as findingsController } from './controllers/findings';
import { imports as importsController } from './controllers/imports';
import { versions as versionsController } from './controllers/versions';
import { destroy } from './destroy';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { articleForms } from './services/article-forms';
import { citations } from './services/citations';
import { draftTurns } from './services/draft-turns';
import { findings } from './services/findings';
import { importCommand } from './services/import-command';
import { importRunner } from './services/import-runner';
import { imports } from './services/imports';
import { media } from './services/media';
import { publication } from './services/publication';
import { publishedArticles } from './services/published-articles';
import { relatedArticles } from './services/related-articles';
import { slugs } from './services/slugs';
import { trash } from './services/trash';
import { versions } from './services/versions';

export default {
  register,
  bootstrap,
  destroy,
  contentTypes,
  controllers: {
    citations: citationsController,
    findings: findingsController,
    imports: importsController,
    versions: versionsController,
  },
  routes: { admin: adminRoutes },
  services: {
    citations,
    findings,
    imports,
    'import-runner': importRunner,
    'import-command': importCommand,
    media,
    slugs,
    publication,
    versions,
    trash,
    'draft-turns': draftTurns,
    'article-forms': articleForms,
    'published-articles': publishedArticles,
    'related-articles': relatedArticles,
  },
};
