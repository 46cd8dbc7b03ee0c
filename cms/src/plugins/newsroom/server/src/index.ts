import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { findings as findingsController } from './controllers/findings';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { articleForms } from './services/article-forms';
import { findings } from './services/findings';
import { publication } from './services/publication';
import { publishedArticles } from './services/published-articles';
import { slugs } from './services/slugs';

export default {
  register,
  bootstrap,
  contentTypes,
  controllers: { findings: findingsController },
  routes: { admin: adminRoutes },
  services: {
    findings,
    slugs,
    publication,
    'article-forms': articleForms,
    'published-articles': publishedArticles,
  },
};
