import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { openJournal } from './journal';
import { removeFile } from './load-file';

const ARTICLE = 'plugin::newsroom.article';
const PERIOD = 'plugin::scorecards.period';
const UPLOADED_FILE = 'plugin::upload.file';

/** What this asks of the plugin of the scorecards. */
interface Releases {
  removeDemonstration(periodId: string): Promise<void>;
}
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
    else if (uid === UPLOADED_FILE) {
      if (!(await removeFile(strapi, documentId))) kept.push(name);
    } else if (!(await tryDelete(strapi, uid as UID.ContentType, documentId))) kept.push(name);
    await journal.forget(documentId);
  }
  await journal.setState('removed');
  return kept;
}

// Scores of a published period are locked. It is withdrawn, its releases of invented figures go, and then it can be opened again.
async function reopenPeriod(strapi: Core.Strapi, documentId: string): Promise<void> {
  const periods = strapi.documents(PERIOD);
  const period = await periods.findOne({ documentId, fields: ['stage', 'periodId'] });
  if (!period) return;
  const moveTo = async (stage: string) => {
    const data: Record<string, unknown> = { stage };
    await periods.update({ documentId, data });
  };
  if (['published', 'corrected'].includes(period.stage)) await moveTo('approved');
  const releases: Releases = strapi.plugin('scorecards').service('releases');
  await releases.removeDemonstration(period.periodId);
  const { stage } = (await periods.findOne({ documentId, fields: ['stage'] })) ?? period;
  if (stage === 'approved') await moveTo('survey');
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
