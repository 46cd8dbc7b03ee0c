import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { type Attributes, type Content, dataOf } from './content';

const DocumentsSchema = z.array(z.object({ documentId: z.string() }));

/** The data of a write that brings this content back. What it refers to may have been deleted since, and is left out. */
export async function inputOf(
  strapi: Core.Strapi,
  content: Content,
): Promise<Record<string, unknown>> {
  const attributes: Attributes = strapi.contentType(ARTICLE_UID).attributes;
  const present: Content = {};
  for (const [name, field] of Object.entries(content)) {
    const target = attributes[name]?.target;
    if (field.kind !== 'relation' || target === undefined) present[name] = field;
    else {
      const ids = field.documents.map(({ id }) => id);
      const known: unknown = await strapi.db
        .query(target)
        .findMany({ where: { documentId: { $in: ids } }, select: ['documentId'] });
      const there = new Set(DocumentsSchema.parse(known).map(({ documentId }) => documentId));
      present[name] = {
        kind: 'relation',
        documents: field.documents.filter(({ id }) => there.has(String(id))),
      };
    }
  }
  return dataOf(present, attributes);
}
