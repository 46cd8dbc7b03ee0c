import type { Client, RequestOptions } from './client.js';

/**
 * All rows of a list that has pages, one after another, asked for as they are needed:
 * `for await (const article of everyRow(listArticles, client, { limit: 100 }))`.
 */
export async function* everyRow<Row, Asked extends { cursor?: string | undefined }>(
  list: (
    client: Client,
    parameters?: Asked,
    options?: RequestOptions,
  ) => Promise<{ data: Row[]; meta: { nextCursor: string | null } }>,
  client: Client,
  parameters: NoInfer<Asked>,
  options?: RequestOptions,
): AsyncGenerator<Row> {
  let asked: Asked = parameters;
  for (;;) {
    const { data, meta } = await list(client, asked, options);
    yield* data;
    if (meta.nextCursor === null) return;
    asked = { ...asked, cursor: meta.nextCursor };
  }
}
