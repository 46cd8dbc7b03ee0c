import * as z from 'zod';

const NodeSchema = z.looseObject({ type: z.string() });
const RelationSchema = z.object({ documentId: z.string(), title: z.string() });
// Of rows inside an entry: what the database needs and nobody reads.
const UNREAD_MEMBERS = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'locale',
]);
const DEPTH_MAX = 12;

/** A value as a person would read it, one thing a line; null where there is nothing. Links show where they lead. */
export function valueTextOf(value: unknown): string | null {
  const text = textOf(value, 0);
  return text === '' ? null : text;
}

function textOf(value: unknown, depth: number): string {
  if (value === null || value === undefined || depth > DEPTH_MAX) return '';
  if (typeof value === 'string') return value.normalize('NFC');
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return value
      .map((member) => textOf(member, depth + 1))
      .filter((text) => text !== '')
      .join(value.some(isInline) ? '' : '\n');
  const relation = RelationSchema.safeParse(value);
  if (relation.success) return `${relation.data.title} (${relation.data.documentId})`;
  const node = NodeSchema.safeParse(value);
  if (node.success && ('children' in node.data || 'text' in node.data || 'image' in node.data))
    return nodeText(node.data, depth);
  return Object.entries(value)
    .filter(([name]) => !UNREAD_MEMBERS.has(name))
    .map(([name, member]) => [name, textOf(member, depth + 1)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');
}

function isInline(value: unknown): boolean {
  const node = NodeSchema.safeParse(value);
  return node.success && ['text', 'link'].includes(node.data.type);
}

/** A node of Strapi's blocks. */
function nodeText(node: z.infer<typeof NodeSchema>, depth: number): string {
  const inner = textOf(node.children, depth + 1);
  switch (node.type) {
    case 'text':
      return textOf(node.text, depth);
    case 'link':
      return `${inner} <${textOf(node.url, depth)}>`;
    case 'heading':
      return `${'#'.repeat(Number(node.level) || 1)} ${inner}`;
    case 'list-item':
      return `- ${inner}`;
    case 'quote':
      return `> ${inner}`;
    case 'image':
      return `[${textOf(z.looseObject({ name: z.string() }).safeParse(node.image).data?.name, depth)}]`;
    default:
      return inner;
  }
}
