import type { WorkflowRequest, WorkflowState } from '@congkhai/shared/contracts/workflow-admin';
import { ARTICLE_MOVES, type ArticleRight, moveRefusal } from '@congkhai/shared/news/article-stage';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { refuseIfAny } from '../articles/field-problem';
import { PLUGIN_ID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import { REFUSAL_MESSAGES } from '../workflow/refusals';
import type { Workflow } from './workflow';
import type { WorkflowHistory } from './workflow-history';

const DAY_MILLISECONDS = 86_400_000;
/** How long an article that somebody found still true is taken to be so. */
const REVIEW_DAYS = 365;

/** What people see of the workflow beside an article, and what they note there. */
export const articleDesk = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const history = (): WorkflowHistory => strapi.plugin(PLUGIN_ID).service('workflow-history');

  return {
    async stateOf(
      article: ArticleInLanguage,
      rights: ReadonlySet<ArticleRight>,
    ): Promise<WorkflowState> {
      const row = await workflow().open(article);
      const state = await workflow().stateOf(article);
      const refusal = moveRefusal('publish', state, rights);
      const { approvedBy, approvedAt } = row;
      const events = await history().listEvents(article);
      return {
        stage: row.stage,
        isPublished: state.isPublished,
        needsApproval: state.needsApproval,
        approval:
          state.isApproved && approvedAt
            ? { by: approvedBy ?? '', at: approvedAt.toISOString() }
            : null,
        publishAt: row.publishAt?.toISOString() ?? null,
        expireAt: row.expireAt?.toISOString() ?? null,
        reviewOn: row.reviewOn,
        changeNote: row.changeNote,
        moves: ARTICLE_MOVES.filter((move) => moveRefusal(move, state, rights) === null),
        publishRefusal: refusal === 'not-approved' ? REFUSAL_MESSAGES[refusal] : null,
        canWrite: rights.has('write'),
        canPublish: rights.has('publish'),
        events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
      };
    },

    /** What is said or set beside the moves. */
    async keep(article: ArticleInLanguage, asked: WorkflowRequest): Promise<void> {
      await strapi.db.transaction(async () => {
        switch (asked.move) {
          case 'comment':
            return history().note(article, { what: 'comment', note: asked.note });
          case 'set-expiry': {
            const expireAt = asked.expireAt === null ? null : new Date(asked.expireAt);
            const { publishAt } = await workflow().open(article);
            if (expireAt && expireAt.getTime() <= (publishAt?.getTime() ?? Date.now()))
              refuseIfAny([
                { field: 'expireAt', message: 'Giờ hết hạn phải ở sau lúc này và sau giờ đăng.' },
              ]);
            await workflow().change(article, { expireAt });
            return history().note(article, { what: 'set-expiry', note: asked.expireAt });
          }
          case 'set-review':
            await workflow().change(article, { reviewOn: asked.reviewOn });
            return history().note(article, { what: 'set-review', note: asked.reviewOn });
          case 'confirm': {
            const reviewOn = localDayOf(new Date(Date.now() + REVIEW_DAYS * DAY_MILLISECONDS));
            await workflow().change(article, { reviewOn });
            return history().note(article, { what: 'confirm', note: reviewOn });
          }
          default:
            return undefined;
        }
      });
    },
  };
};
export type ArticleDesk = ReturnType<typeof articleDesk>;
