import type { LeftOut } from '@congkhai/shared/contracts/newsroom-admin';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID } from '../constants';
import { type Attributes, type Content, dataOf, type Reference } from './content';

const FILE_UID = 'plugin::upload.file';
const IdsSchema = z.array(z.object({ id: z.number(), documentId: z.string().optional() }));
const ItemSchema = z.looseObject({});

/** What a write takes to bring a content back, and what of it is gone. */
export interface Input {
  data: Record<string, unknown>;
  leftOut: LeftOut[];
}

/** The data of a write that brings this content back. What it refers to may have been deleted since: that is left out, and told. */
export async function inputOf(strapi: Core.Strapi, content: Content): Promise<Input> {
  const attributes: Attributes = strapi.contentType(ARTICLE_UID).attributes;
  const leftOut: LeftOut[] = [];
  const present: Content = {};
  for (const [name, field] of Object.entries(content)) {
    const target = attributes[name]?.target;
    const drop = (gone: readonly Reference[]) =>
      leftOut.push(...gone.map(({ label }) => ({ field: name, label })));
    if (field.kind === 'relation' && target !== undefined) {
      const there = await presentIds(strapi, target, field.documents);
      drop(field.documents.filter(({ id }) => !there.has(String(id))));
      present[name] = {
        kind: 'relation',
        documents: field.documents.filter(({ id }) => there.has(String(id))),
      };
    } else if (field.kind === 'media') {
      const there = await presentIds(strapi, FILE_UID, field.files);
      drop(field.files.filter(({ id }) => !there.has(String(id))));
      present[name] = {
        kind: 'media',
        files: field.files.filter(({ id }) => there.has(String(id))),
      };
    } else if (field.kind === 'value' && Array.isArray(field.value)) {
      const { items, gone } = await withoutGoneFiles(strapi, field.value);
      drop(gone);
      present[name] = { kind: 'value', value: items };
    } else present[name] = field;
  }
  return { data: dataOf(present, attributes), leftOut };
}

/** Those of these documents, or files, that are still there. */
async function presentIds(
  strapi: Core.Strapi,
  uid: string,
  references: readonly Pick<Reference, 'id'>[],
): Promise<Set<string>> {
  if (references.length === 0) return new Set();
  const key = uid === FILE_UID ? 'id' : 'documentId';
  const found: unknown = await strapi.db.query(uid).findMany({
    where: { [key]: { $in: references.map(({ id }) => id) } },
    select: ['id', 'documentId'],
  });
  return new Set(IdsSchema.parse(found).map((row) => String(row[key])));
}

/** Components name their files by number, in the fields that their schema says are media. */
const FILE_FIELDS = ['image', 'file'];

async function withoutGoneFiles(
  strapi: Core.Strapi,
  components: readonly unknown[],
): Promise<{ items: unknown[]; gone: Reference[] }> {
  const gone: Reference[] = [];
  const items: unknown[] = [];
  for (const component of components) {
    const item = ItemSchema.safeParse(component).data;
    const [field, id] =
      FILE_FIELDS.map((name) => [name, item?.[name]] as const).find(
        ([, value]) => typeof value === 'number',
      ) ?? [];
    const isGone =
      typeof id === 'number' && (await presentIds(strapi, FILE_UID, [{ id }])).size === 0;
    if (isGone && field) gone.push({ id, label: String(item?.title || item?.caption || id) });
    items.push(isGone && field ? { ...item, [field]: null } : component);
  }
  return { items, gone };
}
