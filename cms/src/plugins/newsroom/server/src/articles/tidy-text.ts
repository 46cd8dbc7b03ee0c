/** Controls and halves of characters: they show nothing, PostgreSQL takes none of them in JSON, and they hide "java\0script". */
const UNSEEN = /(?![\t\n\r])\p{Cc}|\p{Surrogate}/gu;

/**
 * Text that belongs on one line, as it is stored: Unicode NFC, one space where an editor pasted line breaks, tabs or several
 * spaces, and no control characters. Anything but a string stays as it is: Strapi checks types.
 */
export function singleLineOf(value: unknown): unknown {
  return typeof value === 'string'
    ? value.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
    : value;
}

/** The same JSON with every string in Unicode NFC and without control characters, but for tabs and line breaks. */
export function withTidyTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replace(UNSEEN, '');
  if (Array.isArray(value)) return value.map(withTidyTexts);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withTidyTexts(inner)]),
  );
}

/** A copy of form data in which the named fields, where they are present, are each on one line. */
export function tidyLines(
  data: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Record<string, unknown> {
  const tidied = fields
    .filter((field) => field in data)
    .map((field) => [field, singleLineOf(data[field])]);
  return { ...data, ...Object.fromEntries(tidied) };
}
