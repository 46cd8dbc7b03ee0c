import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { findings as findingsController } from './controllers/findings';
import { versions as versionsController } from './controllers/versions';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { articleForms } from './services/article-forms';
import { draftTurns } from './services/draft-turns';
import { findings } from './services/findings';
import { publication } from './services/publication';
import { publishedArticles } from './services/published-articles';
import { slugs } from './services/slugs';
import { trash } from './services/trash';
import { versions } from './services/versions';

export default {
  register,
  bootstrap,
  contentTypes,
  controllers: { findings: findingsController, versions: versionsController },
  routes: { admin: adminRoutes },
  services: {
    findings,
    slugs,
    publication,
    versions,
    trash,
    'draft-turns': draftTurns,
    'article-forms': articleForms,
    'published-articles': publishedArticles,
  },
};
