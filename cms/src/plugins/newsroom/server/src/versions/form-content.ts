import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { type Attributes, type Content, contentOf, referencesOf, writtenFields } from './content';

const NamedSchema = z.object({ documentId: z.string() });
const RelationFormSchema = z.object({
  connect: z.array(NamedSchema).default([]),
  disconnect: z.array(NamedSchema).default([]),
});

/**
 * What a draft would say after this form was saved. A form sends relations as what is to be added and taken away, and leaves out
 * fields that its writer may not change.
 */
export async function contentAfter(
  strapi: Core.Strapi,
  { draft, form }: { draft: Content; form: Readonly<Record<string, unknown>> },
): Promise<Content> {
  const attributes: Attributes = strapi.contentType(ARTICLE_UID).attributes;
  const written = contentOf(form, attributes);
  const after: Content = {};
  for (const [name, { target, relation }] of writtenFields(attributes)) {
    const before = draft[name];
    const now = name in form ? written[name] : undefined;
    if (now?.kind !== 'relation' || target === undefined) {
      const kept = now ?? before;
      if (kept) after[name] = kept;
      continue;
    }
    const changes = RelationFormSchema.safeParse(form[name]).data;
    const documents = before?.kind === 'relation' ? before.documents : [];
    const isTaken = (id: unknown) =>
      changes?.disconnect.some(({ documentId }) => documentId === id) ||
      changes?.connect.some(({ documentId }) => documentId === id);
    const added = await labelled(strapi, target, changes?.connect ?? []);
    const isOne = relation?.endsWith('ToOne') ?? false;
    const kept = isOne && added.length > 0 ? [] : documents.filter(({ id }) => !isTaken(id));
    after[name] = { kind: 'relation', documents: [...kept, ...added] };
  }
  return after;
}

async function labelled(
  strapi: Core.Strapi,
  target: string,
  named: readonly z.infer<typeof NamedSchema>[],
) {
  if (named.length === 0) return [];
  const ids = named.map(({ documentId }) => documentId);
  const rows: unknown = await strapi.db
    .query(target)
    .findMany({ where: { documentId: { $in: ids } } });
  const known = referencesOf(rows, 'documentId');
  return ids.map((id) => known.find((row) => row.id === id) ?? { id, label: id });
}
