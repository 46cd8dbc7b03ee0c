import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import * as z from 'zod';
import { populateOf, readField, titleFieldOf, watchedFieldsOf } from './content-types';

const RowSchema = z.looseObject({
  id: z.int(),
  locale: z.string().nullish(),
  publishedAt: z.unknown().optional(),
});

/** One version of a document in one language. */
export interface Version {
  id: number;
  title: string | null;
  fields: Record<string, unknown>;
}
export interface LocaleState {
  draft: Version | null;
  published: Version | null;
}
/** A document as it is now, by language; the key is empty for content without languages. */
export type DocumentState = Map<string, LocaleState>;

/** Reads all versions of a document, past other plugins' limits: what changed is the same whoever looks. */
export async function readDocument(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<DocumentState> {
  const schema = strapi.contentType(uid);
  const rows: unknown = await strapi.db
    .query(uid)
    .findMany({ where: { documentId }, populate: populateOf(strapi, schema) });
  const hasDrafts = contentTypes.hasDraftAndPublish(schema);
  const titleField = titleFieldOf(schema);
  const { open, secret } = watchedFieldsOf(schema);
  const state: DocumentState = new Map();
  for (const row of z.array(RowSchema).parse(rows)) {
    const locale = row.locale ?? '';
    const known = state.get(locale) ?? { draft: null, published: null };
    const version = {
      id: row.id,
      title: titleField && row[titleField] ? String(row[titleField]) : null,
      fields: Object.fromEntries([
        ...open.map((name) => {
          const attribute = schema.attributes[name];
          return [name, attribute ? readField(strapi, attribute, row[name]) : row[name]];
        }),
        ...secret.map((name) => [name, row[name]]),
      ]),
    };
    const isPublished = hasDrafts && row.publishedAt !== null && row.publishedAt !== undefined;
    state.set(locale, { ...known, [isPublished ? 'published' : 'draft']: version });
  }
  return state;
}
