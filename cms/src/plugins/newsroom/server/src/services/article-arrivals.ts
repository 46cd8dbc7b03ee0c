import type { Core } from '@strapi/strapi';
import { refuseIfAny } from '../articles/field-problem';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { personNow } from '../request';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { DraftTexts } from './draft-texts';
import type { Publication } from './publication';
import type { Workflow } from './workflow';

/** Brings articles before readers: approved, published at once or at a time. */
export const articleArrivals = ({ strapi }: { strapi: Core.Strapi }) => {
  const workflow = (): Workflow => strapi.plugin(PLUGIN_ID).service('workflow');
  const texts = (): DraftTexts => strapi.plugin(PLUGIN_ID).service('draft-texts');
  const publication = (): Publication => strapi.plugin(PLUGIN_ID).service('publication');

  async function approve(article: ArticleInLanguage): Promise<void> {
    const person = personNow(strapi);
    await workflow().change(article, {
      stage: 'approved',
      approvedSha256: await texts().textHashOf(article),
      approvedBy: person?.name ?? null,
      approvedRole: person?.roles.join(', ') ?? null,
      approvedAt: new Date(),
    });
  }

  async function publish(article: ArticleInLanguage, changeNote: string | null) {
    await workflow().change(article, { changeNote });
    await strapi.documents(ARTICLE_UID).publish(article);
  }

  async function schedule(
    article: ArticleInLanguage,
    asked: { publishAt: string; changeNote?: string | undefined },
  ): Promise<void> {
    const publishAt = toTheMinute(asked.publishAt);
    if (publishAt.getTime() <= Date.now())
      refuseIfAny([{ field: 'publishAt', message: 'Giờ đăng phải ở sau lúc này.' }]);
    const { expireAt } = await workflow().open(article);
    if (expireAt && expireAt <= publishAt)
      refuseIfAny([{ field: 'publishAt', message: 'Giờ đăng phải trước lúc bài hết hạn.' }]);
    // What could not be published now could not be published then.
    await publication().refuseUnlessDraftPublishable(article);
    await workflow().change(article, {
      stage: 'scheduled',
      publishAt,
      scheduledBy: personNow(strapi)?.name ?? null,
      changeNote: asked.changeNote ?? null,
    });
  }

  return { approve, publish, schedule };
};
export type ArticleArrivals = ReturnType<typeof articleArrivals>;

function toTheMinute(instant: string): Date {
  return new Date(Math.floor(Date.parse(instant) / 60_000) * 60_000);
}
