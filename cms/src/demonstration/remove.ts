import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { openJournal } from './journal';

const ARTICLE = 'plugin::newsroom.article';
const PERIOD = 'plugin::scorecards.period';
// Scores of a published period are locked: it is withdrawn and opened again before its scorecards can go.
const STAGES_BACK = ['approved', 'survey'];
/** Relations by which an editor's own articles may have come to use demonstration content. */
const USED_BY_ARTICLES: Record<string, string> = {
  'plugin::newsroom.category': 'category',
  'plugin::newsroom.legal-document': 'legalDocuments',
  'plugin::administrative-units.unit': 'unit',
};

/**
 * Deletes what the loader created, newest first, and nothing else. What other content has come to use is kept.
 * Returns the names of what was kept.
 */
export async function removeDemonstrationContent(strapi: Core.Strapi): Promise<string[]> {
  const journal = openJournal(strapi);
  const { created } = await journal.read();
  for (const { uid, documentId } of created) {
    if (uid === PERIOD) await reopenPeriod(strapi, documentId);
  }
  const kept: string[] = [];
  for (const { uid, name, documentId } of [...created].reverse()) {
    if (await isUsedByArticles(strapi, uid, documentId)) kept.push(name);
    else if (!(await tryDelete(strapi, uid as UID.ContentType, documentId))) kept.push(name);
    await journal.forget(documentId);
  }
  await journal.setState('removed');
  return kept;
}

async function reopenPeriod(strapi: Core.Strapi, documentId: string): Promise<void> {
  const periods = strapi.documents(PERIOD);
  const period = await periods.findOne({ documentId, fields: ['stage'] });
  const position = ['published', ...STAGES_BACK].indexOf(period?.stage);
  if (position === -1) return;
  for (const stage of STAGES_BACK.slice(position)) {
    const data: Record<string, unknown> = { stage };
    await periods.update({ documentId, data });
  }
}

async function isUsedByArticles(
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<boolean> {
  const relation = USED_BY_ARTICLES[uid];
  if (!relation) return false;
  const filters = { [relation]: { documentId } };
  return (await strapi.documents(ARTICLE).count({ filters, locale: '*' })) > 0;
}

/** False if one of our plugins refuses, because other units, blocks or scorecards need the document. */
async function tryDelete(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<boolean> {
  try {
    await strapi.documents(uid).delete({ documentId, ...(uid === ARTICLE ? { locale: '*' } : {}) });
    return true;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return false;
    throw error;
  }
}
