import type { Content } from './content';

type Field = Content[string];

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
  const { type, text, url, children, ...rest } = node as Record<string, unknown>;
  if (typeof text === 'string') return text;
  if (Array.isArray(children)) {
    const inner = blockText(children);
    if (type === 'link') return `${inner} <${String(url)}>`;
    return type === 'list-item' ? `• ${inner}` : inner;
  }
  return [url, ...Object.values(rest)]
    .filter((each) => each !== undefined)
    .map(blockText)
    .join('\n');
}

function isInline(node: unknown): boolean {
  const type = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined;
  return type === 'text' || type === 'link';
}
