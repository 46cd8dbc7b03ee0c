import { bootstrap } from './bootstrap';
import { contentTypes } from './content-types';
import { register } from './register';
import { articleForms } from './services/article-forms';
import { publication } from './services/publication';
import { publishedArticles } from './services/published-articles';
import { slugs } from './services/slugs';

export default {
  register,
  bootstrap,
  contentTypes,
  services: {
    slugs,
    publication,
    'article-forms': articleForms,
    'published-articles': publishedArticles,
  },
};
