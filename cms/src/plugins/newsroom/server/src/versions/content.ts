import * as z from 'zod';

/** What a version keeps of a field: relations and files by what they are called then, so that a version can be read for ever. */
const ReferenceSchema = z.object({ id: z.union([z.number(), z.string()]), label: z.string() });
export type Reference = z.infer<typeof ReferenceSchema>;
export const ContentSchema = z.record(
  z.string(),
  z.union([
    z.object({ kind: z.literal('value'), value: z.unknown() }),
    z.object({ kind: z.literal('relation'), documents: z.array(ReferenceSchema) }),
    z.object({ kind: z.literal('media'), files: z.array(ReferenceSchema) }),
  ]),
);
export type Content = z.infer<typeof ContentSchema>;

export interface Attribute {
  type: string;
  visible?: boolean;
  writable?: boolean;
  target?: string;
  multiple?: boolean;
  relation?: string;
}
export type Attributes = Readonly<Record<string, Attribute>>;

const SYSTEM_FIELDS = new Set([
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);
const LABELS = ['fullName', 'name', 'number', 'title'];

/** The fields of a content type that people write. */
export function writtenFields(attributes: Attributes): [string, Attribute][] {
  return Object.entries(attributes).filter(
    ([name, { visible, writable }]) =>
      !SYSTEM_FIELDS.has(name) && visible !== false && writable !== false,
  );
}

/** What has to be asked of the document service for `contentOf`. */
export function populateOf(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(
    writtenFields(attributes)
      .filter(([, { type }]) => ['relation', 'media', 'component', 'dynamiczone'].includes(type))
      .map(([name, { type }]) => [
        name,
        type === 'component' || type === 'dynamiczone' ? { populate: true } : true,
      ]),
  );
}

/** What people wrote in a row: without what is counted, made or kept by the system. */
export function contentOf(row: Readonly<Record<string, unknown>>, attributes: Attributes): Content {
  const content: Content = {};
  for (const [name, { type }] of writtenFields(attributes)) {
    const value = row[name];
    if (type === 'relation')
      content[name] = { kind: 'relation', documents: referencesOf(value, 'documentId') };
    else if (type === 'media') content[name] = { kind: 'media', files: referencesOf(value, 'id') };
    else content[name] = { kind: 'value', value: withoutIds(value ?? null) };
  }
  return content;
}

/** The data with which a document gets this content again. Fields that the content type has no more are left out. */
export function dataOf(content: Content, attributes: Attributes): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, { multiple }] of writtenFields(attributes)) {
    const field = content[name];
    if (field === undefined) continue;
    if (field.kind === 'relation')
      data[name] = { set: field.documents.map(({ id }) => ({ documentId: id })) };
    else if (field.kind === 'media') {
      const ids = field.files.map(({ id }) => id);
      data[name] = multiple ? ids : (ids[0] ?? null);
    } else data[name] = field.value;
  }
  return data;
}

/** What rows that a field names are called. */
export function referencesOf(value: unknown, idField: 'documentId' | 'id'): Reference[] {
  const rows = z.array(z.looseObject({})).parse([value ?? []].flat());
  return rows.flatMap((row) => {
    const label = LABELS.map((name) => row[name]).find((text) => typeof text === 'string');
    const parsed = ReferenceSchema.safeParse({
      id: row[idField],
      label: label ?? String(row[idField]),
    });
    return parsed.success ? [parsed.data] : [];
  });
}

/** What components carry that nobody wrote: row numbers, which are others after the next save, and the keys that a form gives them. */
const NOT_WRITTEN = new Set(['id', '__temp_key__']);

/** The content of components alone. Files in them are known by their numbers. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if ('mime' in value && 'id' in value) return value.id;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NOT_WRITTEN.has(name))
      .map(([name, inner]) => [name, withoutIds(inner)]),
  );
}
