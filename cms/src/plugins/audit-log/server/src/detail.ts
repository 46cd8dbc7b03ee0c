import * as z from 'zod';

const SECRET_NAME =
  /(password|secret|token|accesskey|encryptedkey|privatekey|authorization|cookie)$/i;
/** An entry is a note, not a copy: values are shortened before, and what is still larger is a mistake of whoever records it. */
export const DETAIL_CHARACTERS_MAX = 2_000_000;

const DetailSchema = z.record(z.string(), z.json());

/** What goes into an entry: plain JSON, without members that are named like secrets. Throws if it is too large. */
export function cleanDetail(detail: Record<string, unknown>): Record<string, z.core.util.JSONType> {
  const json = JSON.stringify(detail, (name, value: unknown) =>
    SECRET_NAME.test(name) ? undefined : value,
  );
  if (json.length > DETAIL_CHARACTERS_MAX)
    throw new Error(`the detail of an audit entry has ${json.length} characters`);
  return DetailSchema.parse(JSON.parse(json));
}
