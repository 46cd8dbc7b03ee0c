import {
  type DecideException,
  EXCEPTIONS_MAX,
  type ListedException,
} from '@congkhai/shared/contracts/audience-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { articleTitles } from '../article-titles';
import { EXCEPTION_UID } from '../constants';
import { type ExceptionRow, listExceptionRows } from '../exceptions/exception-row';
import { refusalOf } from '../request';

const KIND_NAMES = { pin: 'bài ghim', exclusion: 'bài bị loại' } as const;

/** Pins and exclusions: what editors decide about most-read lists. Counts are never touched. */
export const exceptions = ({ strapi }: { strapi: Core.Strapi }) => {
  const documents = () => strapi.documents(EXCEPTION_UID);

  async function refuseUnlessPossible(decision: DecideException): Promise<void> {
    const { articleId, kind, untilDay } = decision;
    if (!(await articleTitles(strapi, [articleId])).has(articleId))
      throw refusalOf([{ field: 'articleId', message: 'Bài viết không có.' }]);
    if (untilDay !== null && untilDay < localDayOf(new Date()))
      throw refusalOf([{ field: 'untilDay', message: 'Ngày kết thúc đã qua.' }]);
    const count = (await listExceptionRows(strapi)).filter((row) => row.kind === kind).length;
    if (count >= EXCEPTIONS_MAX[kind])
      throw refusalOf([
        { field: 'kind', message: `Tối đa ${EXCEPTIONS_MAX[kind]} ${KIND_NAMES[kind]}.` },
      ]);
  }

  async function moveFirst(documentId: string): Promise<void> {
    const rows = (await listExceptionRows(strapi)).filter(({ kind }) => kind === 'pin');
    const first = rows[0];
    if (!rows.some((row) => row.documentId === documentId) || !first)
      throw new errors.NotFoundError('Bài ghim không còn.');
    if (first.documentId === documentId) return;
    const data: Partial<ExceptionRow> = { position: first.position - 1 };
    await documents().update({ documentId, data });
  }

  return {
    async list(): Promise<ListedException[]> {
      const rows = await listExceptionRows(strapi);
      const titles = await articleTitles(
        strapi,
        rows.map(({ articleId }) => articleId),
      );
      const today = localDayOf(new Date());
      return rows.map(({ position: _, ...row }) => ({
        ...row,
        title: titles.get(row.articleId) ?? null,
        isOver: row.untilDay !== null && row.untilDay < today,
      }));
    },

    /** Pins go behind those that are there. */
    async decide(decision: DecideException, decidedBy: string): Promise<void> {
      await refuseUnlessPossible(decision);
      const last = (await listExceptionRows(strapi))
        .filter(({ kind }) => kind === decision.kind)
        .at(-1);
      const position = (last?.position ?? 0) + 1;
      const reason = decision.reason.normalize('NFC');
      await documents().create({ data: { ...decision, reason, decidedBy, position } });
    },

    /** Puts a pin before the others. */
    moveFirst,

    async takeBack(documentId: string): Promise<void> {
      const known = await documents().findOne({ documentId });
      if (!known) throw new errors.NotFoundError('Quyết định này đã được bỏ.');
      await documents().delete({ documentId });
    },
  };
};
export type Exceptions = ReturnType<typeof exceptions>;
