import type { Publishable } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import { watchRequests } from './bulk/quiet-moment';
import { newsroomComponents, TABLE_FIELD } from './components';
import { PLUGIN_ID } from './constants';
import { models } from './models';
import { articlePublishable } from './publishables/article';
import { articleIndexPublishable, articleListPublishable } from './publishables/article-lists';
import { categoriesPublishable } from './publishables/categories';
import { articleRules } from './rules/article-rules';
import { categoryRules } from './rules/category-rules';
import { legalDocumentRules } from './rules/legal-document-rules';
import { tagRules } from './rules/tag-rules';
import { versionRules } from './rules/version-rules';
import { workflowRules } from './rules/workflow-rules';
import type { ArticleFates } from './services/article-fates';
import type { Media } from './services/media';
import type { PublishedArticles } from './services/published-articles';
import type { WorkflowHistory } from './services/workflow-history';
import { guardUploads } from './uploads/guard-uploads';

/** Puts the rules of the newsroom before every write, and tells the plugin `publishing`, if it is installed, what to publish. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  if (!strapi.plugin('administrative-units'))
    throw new Error(
      'The plugin newsroom needs the plugin administrative-units: install @congkhai/strapi-plugin-administrative-units',
    );

  strapi.get('components').add(newsroomComponents());
  strapi.customFields.register(TABLE_FIELD);
  for (const model of models) strapi.get('models').add(model);
  strapi.documents.use(versionRules(strapi));
  strapi.documents.use(workflowRules(strapi));
  strapi.documents.use(categoryRules(strapi));
  strapi.documents.use(legalDocumentRules(strapi));
  strapi.documents.use(tagRules(strapi));
  strapi.documents.use(articleRules(strapi));
  guardUploads(strapi);
  watchRequests(strapi);

  const articles = (): PublishedArticles => strapi.plugin(PLUGIN_ID).service('published-articles');
  const publishing = strapi.plugin('publishing');
  if (!publishing) return;
  const registry: { add(publishable: Publishable): void } = publishing.service('registry');
  registry.add(
    articlePublishable({
      articles,
      fates: (): ArticleFates => strapi.plugin(PLUGIN_ID).service('article-fates'),
      history: (): WorkflowHistory => strapi.plugin(PLUGIN_ID).service('workflow-history'),
      media: (): Media => strapi.plugin(PLUGIN_ID).service('media'),
    }),
  );
  registry.add(articleListPublishable(articles));
  registry.add(articleIndexPublishable(articles));
  registry.add(categoriesPublishable(strapi));
}
