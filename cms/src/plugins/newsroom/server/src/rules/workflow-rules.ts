import type { Approval } from '@congkhai/shared/contracts/seal';
import { stageAfterEdit } from '@congkhai/shared/news/article-stage';
import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { type Person, personNow } from '../request';
import type { DraftTexts } from '../services/draft-texts';
import type { Publication } from '../services/publication';
import type { RelatedArticles } from '../services/related-articles';
import type { Workflow } from '../services/workflow';
import type { WorkflowHistory } from '../services/workflow-history';
import type { ArticleInLanguage } from '../versions/draft-content';
import { REFUSAL_MESSAGES } from '../workflow/refusals';
import { NOT_APPROVED, NOT_GONE, NOT_SCHEDULED, type WorkflowRow } from '../workflow/row';
import { documentIdOf, parseWriteParameters, removeData } from './write-parameters';

const ACTIONS = new Set(['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete']);
/** Changed by moves only. */
const STAGE_FIELDS = ['stage'];

/**
 * The gate between drafts and readers, and what becomes of an article's stage, whoever writes: the panel, Strapi's own buttons, bulk
 * actions, a schedule or code.
 */
export function workflowRules(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const steps = workflowSteps(strapi);
  const publication = (): Publication => strapi.plugin(PLUGIN_ID).service('publication');

  return async (context, next) => {
    if (context.uid !== ARTICLE_UID || !ACTIONS.has(context.action)) return next();
    removeData(context, STAGE_FIELDS);
    return strapi.db.transaction(async () => {
      const { documentId: before, locale, status } = parseWriteParameters(context.params);
      for (const each of before ? await publication().resolveLocales(locale, before) : []) {
        const article = { documentId: before ?? '', locale: each };
        await steps.beforeChange(article);
        if (context.action === 'delete') await steps.beforeDeletion(article);
      }
      const result = await next();
      const documentId = before ?? (result ? documentIdOf(result) : undefined);
      if (documentId === undefined || context.action === 'delete') return result;
      const publishes = context.action === 'publish' || status === 'published';
      for (const each of await publication().resolveLocales(locale, documentId)) {
        const article = { documentId, locale: each };
        if (context.action !== 'publish') await steps.afterEdit(article);
        if (context.action === 'create') await steps.afterCreation(article);
        if (context.action === 'discardDraft') await steps.afterDiscard(article);
        if (publishes) await steps.afterPublication(article);
        if (context.action === 'unpublish') await steps.afterUnpublication(article);
      }
      return result;
    });
  };
}

function workflowSteps(strapi: Core.Strapi) {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const texts = (): DraftTexts => strapi.plugin(PLUGIN_ID).service('draft-texts');
  const history = (): WorkflowHistory => strapi.plugin(PLUGIN_ID).service('workflow-history');
  const related = (): RelatedArticles => strapi.plugin(PLUGIN_ID).service('related-articles');

  return {
    /** An article from before the workflow is noted as it was before the change. */
    async beforeChange(article: ArticleInLanguage): Promise<void> {
      await workflow().openIfDraft(article);
    },

    /** What comes back from the trash stands where it stood. */
    async afterCreation(article: ArticleInLanguage): Promise<void> {
      const { stage } = await workflow().open(article);
      await workflow().change(article, { stage });
    },

    /** Links to what is deleted tell that it is gone. */
    async beforeDeletion(article: ArticleInLanguage): Promise<void> {
      const { isPublished } = await workflow().stateOf(article);
      const title = await workflow().titleOf(article);
      await workflow().change(article, {
        ...NOT_SCHEDULED,
        expireAt: null,
        ...(isPublished
          ? { ...NOT_GONE, stage: 'removed', fate: 'removed', goneTitle: title, goneAt: new Date() }
          : {}),
      });
    },

    /** The draft is what readers see again. */
    async afterDiscard(article: ArticleInLanguage): Promise<void> {
      const { isPublished } = await workflow().stateOf(article);
      if (isPublished) await workflow().change(article, { stage: 'published' });
    },

    /** Other words void the approval of the former. */
    async afterEdit(article: ArticleInLanguage): Promise<void> {
      const textSha256 = await texts().textHashOf(article);
      if (textSha256 === null) return;
      const row = await workflow().open(article);
      if (row.textSha256 === textSha256) return;
      const state = await workflow().stateOf(article);
      const stage = stageAfterEdit(state);
      const isUnscheduled = row.stage === 'scheduled' && stage !== 'scheduled';
      await workflow().change(article, {
        stage,
        textSha256,
        ...NOT_APPROVED,
        ...(isUnscheduled ? NOT_SCHEDULED : {}),
      });
      if (row.approvedSha256 !== null) await history().note(article, { what: 'approval-voided' });
    },

    /** Refuses, and so rolls back, what nobody else approved where four eyes are wanted. */
    async afterPublication(article: ArticleInLanguage): Promise<void> {
      const row = await workflow().open(article);
      const { needsApproval, isApproved } = await workflow().stateOf(article);
      const isScheduled = row.stage === 'scheduled' && personNow(strapi) === null;
      if (needsApproval && !isApproved)
        throw new errors.ValidationError(REFUSAL_MESSAGES['not-approved']);
      if (row.changeNote) await history().tellReaders(article, row.changeNote);
      await workflow().change(article, {
        stage: 'published',
        ...NOT_SCHEDULED,
        ...NOT_GONE,
        publishedApprovals: approvalsOf(row, isApproved, personNow(strapi)),
        suggestedArticleIds: await related().suggest(article),
      });
      await history().note(article, {
        what: 'publish',
        note: row.changeNote,
        ...(isScheduled ? { by: row.scheduledBy } : {}),
      });
    },

    /** Taken away without a word to readers: the draft goes on. A move that tells them something has noted what, and sets the stage. */
    async afterUnpublication(article: ArticleInLanguage): Promise<void> {
      const { stage, fate } = await workflow().open(article);
      if (fate !== null) return;
      if (stage === 'published') await workflow().change(article, { stage: 'draft' });
      await history().note(article, { what: 'unpublish' });
    },
  };
}

/** Who answers for what readers see: whoever approved this very text, and whoever brought it before them. */
function approvalsOf(row: WorkflowRow, isApproved: boolean, publisher: Person | null): Approval[] {
  const approvals: Approval[] = [];
  if (isApproved && row.approvedBy && row.approvedAt) {
    const { approvedBy: name, approvedRole: role, approvedAt } = row;
    approvals.push({ name, role: role ?? '', at: approvedAt.toISOString() });
  }
  const publishedAt = new Date().toISOString();
  if (publisher)
    approvals.push({ name: publisher.name, role: publisher.roles.join(', '), at: publishedAt });
  else if (row.scheduledBy) approvals.push({ name: row.scheduledBy, role: '', at: publishedAt });
  return approvals;
}
