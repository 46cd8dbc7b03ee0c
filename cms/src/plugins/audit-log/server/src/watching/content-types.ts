import type { Core, Struct } from '@strapi/strapi';
import * as z from 'zod';

type Attribute = Struct.Schema['attributes'][string];
type Schema = Pick<Struct.Schema, 'attributes'>;
interface Populate {
  [name: string]: { select?: string[]; populate?: Populate; on?: Record<string, object> } | true;
}

const TITLE_FIELDS = ['title', 'name', 'fullName', 'label', 'displayName', 'number', 'code', 'key'];
// What every save touches, and what is told by the entry itself.
const UNWATCHED = new Set([
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);

const NotRecordedSchema = z.union([
  // What no form and no list shows is a copy for searching, or Strapi's own.
  z.object({ visible: z.literal(false) }),
  // A plugin says in its schema which fields are counters: `"pluginOptions": { "audit-log": { "recorded": false } }`.
  z.object({
    pluginOptions: z.object({ 'audit-log': z.object({ recorded: z.literal(false) }) }),
  }),
]);

function isWatchedField(name: string, attribute: unknown): boolean {
  return !UNWATCHED.has(name) && !NotRecordedSchema.safeParse(attribute).success;
}

/** The field that people know a document by. */
export function titleFieldOf({ attributes }: Schema): string | null {
  const known = TITLE_FIELDS.find((name) => attributes[name]);
  if (known) return known;
  return Object.keys(attributes).find((name) => attributes[name]?.type === 'string') ?? null;
}

/** Fields whose values are compared; passwords are among the secret ones. */
export function watchedFieldsOf({ attributes }: Schema): { open: string[]; secret: string[] } {
  const names = Object.keys(attributes).filter((name) => isWatchedField(name, attributes[name]));
  const isSecret = (name: string) => attributes[name]?.type === 'password';
  return { open: names.filter((name) => !isSecret(name)), secret: names.filter(isSecret) };
}

/** How a row is read with its components, and with the names of what it is related to. */
export function populateOf(strapi: Core.Strapi, schema: Schema): Populate {
  const populate: Populate = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (!isWatchedField(name, attribute)) continue;
    const part = populatePart(strapi, attribute);
    if (part) populate[name] = part;
  }
  return populate;
}

function populatePart(strapi: Core.Strapi, attribute: Attribute): Populate[string] | null {
  switch (attribute.type) {
    case 'component':
      return { populate: componentPopulate(strapi, attribute.component) };
    case 'dynamiczone':
      return {
        on: Object.fromEntries(
          attribute.components.map((uid) => [uid, { populate: componentPopulate(strapi, uid) }]),
        ),
      };
    case 'media':
      return { select: ['id', 'documentId', 'name'] };
    case 'relation':
      return 'target' in attribute ? relationPopulate(strapi, attribute.target) : true;
    default:
      return null;
  }
}

function componentPopulate(strapi: Core.Strapi, uid: string): Populate {
  const schema = Object.values(strapi.components).find((component) => component.uid === uid);
  return schema ? populateOf(strapi, schema) : {};
}

function relationPopulate(strapi: Core.Strapi, uid: string): Populate[string] {
  const target = Object.values(strapi.contentTypes).find((type) => type.uid === uid);
  const title = target && titleFieldOf(target);
  return { select: ['id', 'documentId', ...(title ? [title] : [])] };
}

/** A populated row's field as a value to compare: of what it is related to, the names. */
export function readField(strapi: Core.Strapi, attribute: Attribute, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && attribute.type !== 'blocks' && attribute.type !== 'json')
    return value.map((member) => readField(strapi, attribute, member));
  if (typeof value !== 'object') return value;
  switch (attribute.type) {
    case 'relation': {
      const target = Object.values(strapi.contentTypes).find(
        (type) => 'target' in attribute && type.uid === attribute.target,
      );
      return related(value, target ? titleFieldOf(target) : null);
    }
    case 'media':
      return related(value, 'name');
    case 'component':
    case 'dynamiczone':
      return readComponent(strapi, attribute, value);
    default:
      return value;
  }
}

function readComponent(strapi: Core.Strapi, attribute: Attribute, value: object): unknown {
  const uid =
    '__component' in value
      ? value.__component
      : attribute.type === 'component'
        ? attribute.component
        : undefined;
  const schema = Object.values(strapi.components).find((component) => component.uid === uid);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => {
      const inner = schema?.attributes[name];
      return [name, inner ? readField(strapi, inner, member) : member];
    }),
  );
}

function related(value: object, titleField: string | null): unknown {
  const members = new Map<string, unknown>(Object.entries(value));
  const documentId = members.get('documentId') ?? members.get('id');
  const title = titleField ? members.get(titleField) : undefined;
  return { documentId: String(documentId), title: String(title ?? '') };
}
