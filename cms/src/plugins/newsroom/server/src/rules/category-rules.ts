import { IdentifierSchema } from '@congkhai/shared/contracts/identifiers';
import type { Core, Modules } from '@strapi/strapi';
import { type FieldProblem, refuseIfAny } from '../articles/field-problem';
import { tidyLines } from '../articles/tidy-text';
import { CATEGORY_UID } from '../constants';
import { documentIdOf, parseWriteParameters, replaceData } from './write-parameters';

const LINE_FIELDS = ['categoryId', 'name', 'nameEnglish'];
const LEVELS_MAX = 20;

/** A category is known outside by its `categoryId`, so that never changes; and no category stands above itself. */
export function categoryRules(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const categories = () => strapi.documents(CATEGORY_UID);

  async function identifierProblems(
    documentId: string | undefined,
    categoryId: unknown,
  ): Promise<FieldProblem[]> {
    const problem = (message: string) => [{ field: 'categoryId', message }];
    const parsed = IdentifierSchema.safeParse(categoryId);
    if (!parsed.success) return problem('Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối');
    const before = documentId ? await categories().findOne({ documentId }) : null;
    if (before && before.categoryId !== parsed.data)
      return problem('Không đổi được mã chuyên mục: danh sách bài đã đăng được gọi theo mã này');
    const holder = await categories().findFirst({ filters: { categoryId: parsed.data } });
    const isTaken = holder !== null && holder?.documentId !== documentId;
    return isTaken ? problem('Mã này đã dùng cho chuyên mục khác') : [];
  }

  async function parentOf(documentId: string): Promise<string | undefined> {
    const category = await categories().findOne({ documentId, populate: ['parent'] });
    return category?.parent?.documentId;
  }

  async function parentProblems(documentId: string): Promise<FieldProblem[]> {
    let ancestorId: string | undefined = documentId;
    for (let level = 0; level < LEVELS_MAX && ancestorId; level += 1) {
      ancestorId = await parentOf(ancestorId);
      if (ancestorId === documentId)
        return [{ field: 'parent', message: 'Chuyên mục không thể nằm trong chính nó' }];
    }
    return ancestorId ? [{ field: 'parent', message: `Nhiều quá ${LEVELS_MAX} cấp` }] : [];
  }

  return async (context, next) => {
    if (context.uid !== CATEGORY_UID) return next();
    const { action } = context;
    if (action !== 'create' && action !== 'update' && action !== 'clone') return next();
    const { documentId, data } = parseWriteParameters(context.params);
    const tidied = tidyLines(data ?? {}, LINE_FIELDS);
    if (action === 'create' || 'categoryId' in tidied)
      refuseIfAny(
        await identifierProblems(action === 'update' ? documentId : undefined, tidied.categoryId),
      );
    replaceData(context, tidied);
    return strapi.db.transaction(async () => {
      const result = await next();
      // An update of a category that does not exist gives nothing back.
      if (result) refuseIfAny(await parentProblems(documentIdOf(result)));
      return result;
    });
  };
}
