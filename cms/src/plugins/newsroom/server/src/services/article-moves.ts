import type { WorkflowRequest } from '@congkhai/shared/contracts/workflow-admin';
import {
  type ArticleMove,
  type ArticleRight,
  moveRefusal,
} from '@congkhai/shared/news/article-stage';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { PLUGIN_ID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import { REFUSAL_MESSAGES } from '../workflow/refusals';
import { NOT_APPROVED, NOT_SCHEDULED } from '../workflow/row';
import type { ArticleArrivals } from './article-arrivals';
import type { ArticleDepartures } from './article-departures';
import type { Workflow } from './workflow';
import type { WorkflowHistory } from './workflow-history';

/** What people do with articles on their way to readers. Every way of publishing passes the same gate (rules/workflow-rules). */
export const articleMoves = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const arrivals = (): ArticleArrivals => strapi.plugin(PLUGIN_ID).service('article-arrivals');
  const departures = (): ArticleDepartures =>
    strapi.plugin(PLUGIN_ID).service('article-departures');
  const history = (): WorkflowHistory => strapi.plugin(PLUGIN_ID).service('workflow-history');

  async function refuseUnless(
    article: ArticleInLanguage,
    move: ArticleMove,
    rights: ReadonlySet<ArticleRight>,
  ): Promise<void> {
    const refusal = moveRefusal(move, await workflow().stateOf(article), rights);
    if (refusal === 'no-right') throw new errors.PolicyError(REFUSAL_MESSAGES[refusal]);
    if (refusal) throw new errors.ValidationError(REFUSAL_MESSAGES[refusal]);
  }

  async function make(article: ArticleInLanguage, asked: WorkflowRequest): Promise<void> {
    switch (asked.move) {
      case 'submit':
        return workflow().change(article, { stage: 'in-review' });
      case 'take-back':
        return workflow().change(article, { stage: 'draft' });
      case 'ask-changes':
        return workflow().change(article, { stage: 'draft', ...NOT_APPROVED, ...NOT_SCHEDULED });
      case 'approve':
        return arrivals().approve(article);
      case 'publish':
        return arrivals().publish(article, asked.changeNote ?? null);
      case 'schedule':
        return arrivals().schedule(article, asked);
      case 'unschedule':
        return departures().unschedule(article);
      case 'withdraw':
        return departures().takeAway(article, { stage: 'withdrawn', goneNotice: asked.notice });
      case 'remove':
        return departures().takeAway(article, {
          stage: 'removed',
          goneNotice: asked.notice ?? null,
        });
      case 'redirect':
        return departures().redirect(article, asked.movedTo);
      default:
        return undefined;
    }
  }

  return {
    /** Makes a move, or refuses it with `PolicyError` or `ValidationError`. */
    async make(
      article: ArticleInLanguage,
      asked: Extract<WorkflowRequest, { move: ArticleMove }>,
      rights: ReadonlySet<ArticleRight>,
    ): Promise<void> {
      await strapi.db.transaction(async () => {
        await refuseUnless(article, asked.move, rights);
        await make(article, asked);
        // A publication notes itself, whichever way it came.
        if (asked.move !== 'publish')
          await history().note(article, { what: asked.move, note: noteOf(asked) });
      });
    },
  };
};
export type ArticleMoves = ReturnType<typeof articleMoves>;

function noteOf(asked: WorkflowRequest): string | null {
  if ('notice' in asked) return asked.notice ?? null;
  if ('movedTo' in asked) return asked.movedTo;
  if ('publishAt' in asked) return asked.publishAt;
  return 'note' in asked ? (asked.note ?? null) : null;
}
