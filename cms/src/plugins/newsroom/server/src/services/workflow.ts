import type { ArticleStage, ArticleState } from '@congkhai/shared/news/article-stage';
import type { Core } from '@strapi/strapi';
import { ARTICLE_UID, PLUGIN_ID, WORKFLOW_UID } from '../constants';
import { personNow } from '../request';
import type { ArticleInLanguage } from '../versions/draft-content';
import { draftFactsOf, needsApproval } from '../workflow/draft-facts';
import { beginningRow, type WorkflowRow, WorkflowRowSchema } from '../workflow/row';
import type { DraftTexts } from './draft-texts';

/** Where articles stand on their way to readers. Calls join the transaction that is open. */
export const workflow = ({ strapi }: { strapi: Core.Strapi }) => {
  const texts = (): DraftTexts => strapi.plugin(PLUGIN_ID).service('draft-texts');
  const rows = () => strapi.db.query(WORKFLOW_UID);

  async function find({ documentId, locale }: ArticleInLanguage): Promise<WorkflowRow | null> {
    const row: unknown = await rows().findOne({ where: { documentId, locale } });
    return row === null ? null : WorkflowRowSchema.parse(row);
  }

  async function open(article: ArticleInLanguage): Promise<WorkflowRow> {
    return (await find(article)) ?? begin(article, (await texts().textHashOf(article)) ?? '');
  }

  /** Articles from before the workflow stand where readers see them. */
  async function begin(article: ArticleInLanguage, textSha256: string): Promise<WorkflowRow> {
    const { documentId, locale } = article;
    const stage = (await isPublished(article)) ? 'published' : 'draft';
    const begun: WorkflowRow = { ...beginningRow(documentId, locale, textSha256), stage };
    await rows().create({ data: begun });
    await showStage(article, stage);
    return begun;
  }

  /** In the list of the admin. It does not count as an edit. */
  async function showStage({ documentId, locale }: ArticleInLanguage, stage: ArticleStage) {
    await strapi.db.transaction(async ({ trx }) => {
      await strapi.db
        .connection(strapi.db.metadata.get(ARTICLE_UID).tableName)
        .transacting(trx)
        .where({ document_id: documentId, locale })
        .update({ stage });
    });
  }

  async function isPublished({ documentId, locale }: ArticleInLanguage): Promise<boolean> {
    const where = { documentId, locale, publishedAt: { $notNull: true } };
    return (await strapi.db.query(ARTICLE_UID).count({ where })) > 0;
  }

  return {
    open,
    find,

    /** The same for a document of which it is not known whether it has a draft; nothing is begun without one. */
    async openIfDraft(article: ArticleInLanguage): Promise<void> {
      if (await find(article)) return;
      const textSha256 = await texts().textHashOf(article);
      if (textSha256 !== null) await begin(article, textSha256);
    },

    async titleOf(article: ArticleInLanguage): Promise<string> {
      return (await draftFactsOf(strapi, article))?.title ?? '';
    },

    /** What the moves are judged by, for the account that asks. */
    async stateOf(article: ArticleInLanguage): Promise<ArticleState> {
      const { stage, approvedSha256 } = await open(article);
      const person = personNow(strapi);
      const writers = await texts().listWriters(article);
      return {
        stage,
        isPublished: await isPublished(article),
        needsApproval: await needsApproval(strapi, article),
        // Not what the row says of its text: relations can change without the draft being saved.
        isApproved:
          approvedSha256 !== null && approvedSha256 === (await texts().textHashOf(article)),
        isOwnText: person !== null && writers.has(person.id),
      };
    },

    /** Articles from before the workflow show in the list where they stand. */
    async placeFormer(): Promise<void> {
      const { connection } = strapi.db;
      const table = strapi.db.metadata.get(ARTICLE_UID).tableName;
      const isPublished = connection(`${table} as published`)
        .select('published.id')
        .whereNotNull('published.published_at')
        .whereRaw('?? = ??', ['published.document_id', `${table}.document_id`])
        .whereRaw('?? = ??', ['published.locale', `${table}.locale`]);
      const former = () => connection(table).whereNull('stage');
      await former().whereExists(isPublished.clone()).update({ stage: 'published' });
      await former().update({ stage: 'draft' });
    },

    /** Changes where an article stands. */
    async change(article: ArticleInLanguage, changes: Partial<WorkflowRow>): Promise<void> {
      const { documentId, locale } = article;
      await open(article);
      await rows().updateMany({ where: { documentId, locale }, data: changes });
      if (changes.stage !== undefined) await showStage(article, changes.stage);
    },
  };
};
export type Workflow = ReturnType<typeof workflow>;
