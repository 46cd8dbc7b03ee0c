import { slugOf } from '@congkhai/shared/text/text';
import type { Core, Modules } from '@strapi/strapi';
import { quotable, refuseIfAny } from '../articles/field-problem';
import { tidyLines } from '../articles/tidy-text';
import { TAG_UID } from '../constants';
import { parseWriteParameters, replaceData } from './write-parameters';

/** A tag is one word for one thing: "Một cửa" and "mot cua" are the same, by what they are called in addresses. */
export function tagRules(strapi: Core.Strapi): Modules.Documents.Middleware.Middleware {
  const problemOf = async (tagId: string, documentId: string | undefined) => {
    if (tagId === '') return 'Từ khoá cần có chữ hoặc số';
    const holder = await strapi.db.query(TAG_UID).findOne({ where: { tagId } });
    const isTaken = holder !== null && holder.documentId !== documentId;
    return isTaken ? `Từ khoá này đã có: “${quotable(holder.name)}”` : null;
  };

  return async (context, next) => {
    const { action, uid } = context;
    const isWrite = action === 'create' || action === 'update' || action === 'clone';
    if (uid !== TAG_UID || !isWrite) return next();
    const { documentId, data } = parseWriteParameters(context.params);
    const tidied = tidyLines(data ?? {}, ['name']);
    // Strapi refuses what has no name, in the step after this one.
    if (typeof tidied.name !== 'string' || tidied.name === '') return next();
    const tagId = slugOf(tidied.name);
    const message = await problemOf(tagId, action === 'update' ? documentId : undefined);
    if (message) refuseIfAny([{ field: 'name', message }]);
    replaceData(context, { ...tidied, tagId });
    return next();
  };
}
