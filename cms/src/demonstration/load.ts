import type { Core } from '@strapi/strapi';
import type { Environment } from '../env';
import {
  type DemonstrationArticle,
  type DemonstrationSection,
  readDemonstrationContent,
} from './content';
import { openJournal } from './journal';
import { loadFile } from './load-file';
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
  const { paragraphs, legalDocuments, sections, attachments, ...own } = article;
  const { categoryId: _, unitId: __, ...fields } = own;
  const fileIds = new Map<string, number>();
  for (const { file, alternativeText } of filesOf(article))
    fileIds.set(file, await loadFile(strapi, journal, file, alternativeText));

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
        sections: sections.map((section) => toSection(section, fileIds)),
        attachments: attachments.map(({ file, title }) => ({ file: fileIds.get(file), title })),
      },
    });
    await articles.publish({ documentId, locale: 'vi' });
    return { documentId };
  });
}

function filesOf({ sections, attachments }: DemonstrationArticle) {
  return [
    ...sections.flatMap((section) => (section.kind === 'figure' ? [section] : [])),
    ...attachments.map(({ file }) => ({ file, alternativeText: '' })),
  ];
}

/** A section as the article's form takes it. */
function toSection(
  { kind, ...section }: DemonstrationSection,
  fileIds: ReadonlyMap<string, number>,
) {
  const __component = `newsroom.${kind}`;
  if ('rows' in section) {
    const { caption, ...content } = section;
    return { __component, caption, content };
  }
  if (!('file' in section)) return { __component, ...section };
  const { file, ...figure } = section;
  return { __component, ...figure, image: fileIds.get(file) };
}

function toBlocks(paragraphs: readonly string[]) {
  return paragraphs.map((text) => ({
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, text }],
  }));
}
