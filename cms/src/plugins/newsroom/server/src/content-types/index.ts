import article from './article/schema.json';
import category from './category/schema.json';
import legalDocument from './legal-document/schema.json';

export const contentTypes = {
  article: { schema: article },
  category: { schema: category },
  'legal-document': { schema: legalDocument },
};
