import type * as z from 'zod';

const TIMEOUT_MILLISECONDS = 3_000;

interface Question {
  path: string;
  query?: Record<string, string | number>;
  /** Sent as JSON with POST. */
  body?: unknown;
}

/** Asks the public API of the functions server. Throws when it is silent for three seconds, refuses, or says something else. */
export async function askFunctions<Schema extends z.ZodType>(
  functionsUrl: string,
  { path, query = {}, body }: Question,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const address = new URL(functionsUrl.replace(/\/$/, '') + path);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
  const response = await fetch(address, {
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return schema.parse(await response.json());
}
