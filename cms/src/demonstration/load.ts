import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';
import { type DemonstrationArticle, readDemonstrationContent } from './content';
import { openJournal } from './journal';
import { loadIndex } from './load-index';
import { loadUnitAccount } from './load-unit-account';

/** Loads the demonstration content if it never was loaded. A load that was broken off goes on where it was. */
export async function loadDemonstrationContent(
  strapi: Core.Strapi,
  env: Environment,
): Promise<void> {
  const journal = openJournal(strapi);
  const { state } = await journal.read();
  if (state !== 'loading') return;

  const content = readDemonstrationContent(strapi.dirs.app.root);
  const unitDocumentIds = new Map<string, string>();
  for (const { unitId, parentUnitId, ...unit } of content.units) {
    const documentId = await journal.once('plugin::administrative-units.unit', unitId, () =>
      strapi.documents('plugin::administrative-units.unit').create({
        data: { unitId, ...unit, parent: parentUnitId ? unitDocumentIds.get(parentUnitId) : null },
      }),
    );
    unitDocumentIds.set(unitId, documentId);
  }
  await loadIndex(strapi, journal, content, unitDocumentIds);
  await loadUnitAccount(strapi, journal, env);

  const categoryDocumentIds = new Map<string, string>();
  for (const category of content.categories) {
    const documentId = await journal.once('plugin::newsroom.category', category.categoryId, () =>
      strapi.documents('plugin::newsroom.category').create({ data: category }),
    );
    categoryDocumentIds.set(category.categoryId, documentId);
  }
  for (const article of content.articles) {
    await loadArticle(strapi, journal, article, {
      category: categoryDocumentIds.get(article.categoryId),
      unit: article.unitId ? unitDocumentIds.get(article.unitId) : null,
    });
  }
  await journal.setState('loaded');
  strapi.log.info('Demonstration content loaded.');
}

async function loadArticle(
  strapi: Core.Strapi,
  journal: ReturnType<typeof openJournal>,
  article: DemonstrationArticle,
  relations: { category: string | undefined; unit: string | null | undefined },
): Promise<void> {
  const { paragraphs, legalDocuments, categoryId: _, unitId: __, ...fields } = article;
  const legalDocumentIds: string[] = [];
  for (const legalDocument of legalDocuments) {
    const documentId = await journal.once(
      'plugin::newsroom.legal-document',
      legalDocument.number,
      () => strapi.documents('plugin::newsroom.legal-document').create({ data: legalDocument }),
    );
    legalDocumentIds.push(documentId);
  }
  await journal.once('plugin::newsroom.article', article.title, async () => {
    const articles = strapi.documents('plugin::newsroom.article');
    const { documentId } = await articles.create({
      locale: 'vi',
      data: {
        ...fields,
        ...relations,
        legalDocuments: legalDocumentIds,
        body: toBlocks(paragraphs),
      },
    });
    await articles.publish({ documentId, locale: 'vi' });
    return { documentId };
  });
}

function toBlocks(paragraphs: readonly string[]) {
  return paragraphs.map((text) => ({
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, text }],
  }));
}
