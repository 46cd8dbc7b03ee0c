import { lifecycles } from './article/lifecycles';
import article from './article/schema.json';
import { articleView } from './article/view';
import category from './category/schema.json';
import { categoryView } from './category/view';
import legalDocument from './legal-document/schema.json';
import { legalDocumentView } from './legal-document/view';
import tag from './tag/schema.json';
import { tagView } from './tag/view';

export const contentTypes = {
  article: { schema: { ...article, config: articleView }, lifecycles },
  category: { schema: { ...category, config: categoryView } },
  tag: { schema: { ...tag, config: tagView } },
  'legal-document': { schema: { ...legalDocument, config: legalDocumentView } },
};
