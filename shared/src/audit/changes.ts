import type { AuditChange, AuditValue } from '../contracts/audit-trail';
import { valueTextOf } from './value-text';

/** A text up to this long is kept whole. */
export const WHOLE_CHARACTERS_MAX = 1_000;
/** Of a longer one, so much around what differs. */
export const EXCERPT_CHARACTERS_MAX = 2_000;
const CONTEXT_CHARACTERS = 80;

type Fields = Readonly<Record<string, unknown>>;

interface ChangeOptions {
  /** Of these it is told only that they changed. */
  secretFields?: ReadonlySet<string>;
  sha256Of: (text: string) => string;
}

/** The fields in which two states differ, each as text. What is not there yet, or no more, has no fields. */
export function changesBetween(
  before: Fields,
  after: Fields,
  { secretFields = new Set(), sha256Of }: ChangeOptions,
): AuditChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field): AuditChange[] => {
    if (secretFields.has(field))
      return (before[field] ?? null) === (after[field] ?? null) ? [] : [{ field, isHidden: true }];
    const texts = textsOf(before[field], after[field]);
    if (!texts) return [];
    return [{ field, ...shortened(texts.before, texts.after, sha256Of) }];
  });
}

// Text that reads the same can still have changed, in its formatting: then the two are shown as they are stored.
function textsOf(before: unknown, after: unknown) {
  const texts = { before: valueTextOf(before), after: valueTextOf(after) };
  if (texts.before !== texts.after) return texts;
  if (texts.before === null || typeof before !== 'object' || before instanceof Date) return null;
  const stored = { before: JSON.stringify(before), after: JSON.stringify(after) };
  return stored.before === stored.after ? null : stored;
}

function shortened(
  before: string | null,
  after: string | null,
  sha256Of: (text: string) => string,
): { before: AuditValue; after: AuditValue } {
  const isShort = [before, after].every((text) => (text?.length ?? 0) <= WHOLE_CHARACTERS_MAX);
  if (isShort) return { before, after };
  const prefix = commonPrefixLength(before ?? '', after ?? '');
  const suffix = commonSuffixLength(before ?? '', after ?? '', prefix);
  const excerptOf = (text: string | null): AuditValue =>
    text === null
      ? null
      : {
          excerpt: excerpt(text, prefix, text.length - suffix),
          characterCount: text.length,
          sha256: sha256Of(text),
        };
  return { before: excerptOf(before), after: excerptOf(after) };
}

/** What lies between two places, with some words around it; three dots stand for what is left out. */
function excerpt(text: string, from: number, to: number): string {
  const start = wordStart(text, Math.max(0, from - CONTEXT_CHARACTERS));
  const end = wordEnd(text, Math.min(text.length, to + CONTEXT_CHARACTERS));
  const cut = wordEnd(text, Math.min(end, start + EXCERPT_CHARACTERS_MAX));
  return `${start > 0 ? '… ' : ''}${text.slice(start, cut)}${cut < text.length ? ' …' : ''}`;
}

function wordStart(text: string, index: number): number {
  if (index === 0) return 0;
  const space = text.slice(0, index).search(/\s\S*$/);
  return space === -1 || index - space > CONTEXT_CHARACTERS ? index : space + 1;
}

function wordEnd(text: string, index: number): number {
  const space = text.slice(index).search(/\s/);
  return space === -1 || space > CONTEXT_CHARACTERS ? index : index + space;
}

function commonPrefixLength(left: string, right: string): number {
  const limit = Math.min(left.length, right.length);
  let length = 0;
  while (length < limit && left[length] === right[length]) length += 1;
  return length;
}

function commonSuffixLength(left: string, right: string, prefix: number): number {
  const limit = Math.min(left.length, right.length) - prefix;
  let length = 0;
  while (length < limit && left[left.length - 1 - length] === right[right.length - 1 - length])
    length += 1;
  return length;
}
