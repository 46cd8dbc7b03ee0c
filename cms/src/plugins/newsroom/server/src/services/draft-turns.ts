import type { ArticleConflict } from '@congkhai/shared/contracts/newsroom-admin';
import { formatLocalTime } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import * as z from 'zod';
import { quotable } from '../articles/field-problem';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import type { ArticleInLanguage } from '../versions/draft-content';
import type { Versions } from './versions';

const TABLE = 'newsroom_articles';
const TurnSchema = z.object({ saveNumber: z.number().nullish() }).nullable();

/**
 * Keeps two people from overwriting each other. A draft carries the number of its save; a form sends back the number it was
 * opened with, and is refused when the draft has been saved by somebody else since.
 */
export const draftTurns = ({ strapi }: { strapi: Core.Strapi }) => {
  const versions = (): Versions => strapi.plugin(PLUGIN_ID).service('versions');
  const draft = ({ documentId, locale }: ArticleInLanguage) =>
    strapi.db.connection(TABLE).where({ document_id: documentId, locale, published_at: null });

  async function numberOf({ documentId, locale }: ArticleInLanguage): Promise<number | null> {
    const row: unknown = await strapi.db
      .query(ARTICLE_UID)
      .findOne({ where: { documentId, locale, publishedAt: null }, select: ['saveNumber'] });
    const turn = TurnSchema.parse(row);
    return turn ? (turn.saveNumber ?? 0) : null;
  }

  async function refusalOf(article: ArticleInLanguage, saveNumber: number): Promise<Error> {
    const [last] = await versions().list(article, 1);
    const who = quotable(last?.savedBy ?? 'Người khác');
    const when = last ? ` lúc ${formatLocalTime(new Date(last.savedAt))}` : '';
    const message = `${who} đã lưu bài này${when}, sau khi bạn mở nó, nên bản của bạn chưa được lưu.`;
    const conflict: ArticleConflict = {
      savedBy: last?.savedBy ?? null,
      savedAt: last?.savedAt ?? null,
      saveNumber,
    };
    return new errors.ValidationError(message, {
      errors: [{ path: ['saveNumber'], message, name: 'ValidationError' }],
      conflict,
    });
  }

  return {
    numberOf,

    /**
     * Takes the next turn at a draft, inside the transaction of the save: the row stays locked until it ends. Throws
     * `ValidationError` when the draft is no longer what the form was opened with.
     */
    async take(article: ArticleInLanguage, openedWith: number | null): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const current = draft(article).transacting(trx);
        const isMine =
          openedWith === null
            ? current
            : current.whereRaw('coalesce(save_number, 0) = ?', [openedWith]);
        const count = await isMine.update({
          save_number: strapi.db.connection.raw('coalesce(save_number, 0) + 1'),
        });
        const number = count === 0 ? await numberOf(article) : null;
        if (number !== null) throw await refusalOf(article, number);
      });
    },

    /** A draft that was thrown away is a new one: forms that were opened before it do not fit. */
    async skipTo(article: ArticleInLanguage, number: number): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        await draft(article).transacting(trx).update({ save_number: number });
      });
    },
  };
};
export type DraftTurns = ReturnType<typeof draftTurns>;
