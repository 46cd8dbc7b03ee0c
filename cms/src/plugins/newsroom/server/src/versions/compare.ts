import * as z from 'zod';
import { componentNames } from '../components';
import type { Content } from './content';

type Field = Content[string];
const NodeSchema = z.record(z.string(), z.unknown());
const FILE_FIELDS = new Set(['image', 'file']);
const COMPONENT_NAMES = componentNames();

/** The fields that differ, each as text that people can read side by side. */
export function compareContents(
  before: Content,
  now: Content,
): { field: string; before: string; now: string }[] {
  const names = new Set([...Object.keys(now), ...Object.keys(before)]);
  return [...names].flatMap((field) => {
    const texts = { before: textOf(before[field]), now: textOf(now[field]) };
    return texts.before === texts.now ? [] : [{ field, ...texts }];
  });
}

function textOf(field: Field | undefined): string {
  if (field === undefined) return '';
  if (field.kind === 'relation') return field.documents.map(({ label }) => label).join('\n');
  if (field.kind === 'media') return field.files.map(({ label }) => label).join('\n');
  return valueText(field.value);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (Array.isArray(value)) return value.map((block) => blockText(block)).join('\n');
  return typeof value === 'object' ? blockText(value) : String(value);
}

/** A block or component line by line: its text, with the addresses of links behind them, for they may be what was changed. */
function blockText(node: unknown): string {
  if (Array.isArray(node)) return node.map(blockText).join(node.every(isInline) ? '' : '\n');
  if (typeof node !== 'object' || node === null) return node === null ? '' : String(node);
  const { type, text, url, children, __component, ...rest } = NodeSchema.parse(node);
  if (type === 'text') return String(text);
  if (Array.isArray(children)) {
    const inner = blockText(children);
    if (type === 'link') return `${inner} <${String(url)}>`;
    return type === 'list-item' ? `• ${inner}` : inner;
  }
  return componentText(__component, { text, url, ...rest });
}

/** A component by the name that people know it by, and its fields; files in it are known by their numbers only. */
function componentText(component: unknown, fields: Record<string, unknown>): string {
  const name = typeof component === 'string' ? COMPONENT_NAMES.get(component) : undefined;
  const texts = Object.entries(fields).map(([field, value]) =>
    typeof value === 'number' && FILE_FIELDS.has(field) ? `Tệp số ${value}` : valueText(value),
  );
  return [...(name ? [`[${name}]`] : []), ...texts].filter(Boolean).join('\n');
}

function isInline(node: unknown): boolean {
  const type = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined;
  return type === 'text' || type === 'link';
}
