/**
 * Text that belongs on one line, as it is stored: Unicode NFC, and one space where an editor pasted line breaks, tabs or
 * several spaces. Anything but a string stays as it is: Strapi checks types.
 */
export function singleLineOf(value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : value;
}

/** The same JSON with every string in Unicode NFC. */
export function withNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(withNfc);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNfc(inner)]));
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
