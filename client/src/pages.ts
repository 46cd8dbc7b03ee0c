import type { Client, RequestOptions } from './client.js';
import type { Answer, Asked, FieldName, OperationId, Parameters, Read } from './endpoint.js';

/** Endpoints that answer page by page. */
type PagedId = {
  [Id in OperationId]: 'cursor' extends keyof Parameters<Id> ? Id : never;
}[OperationId];
type Row<Answered> = Answered extends { data: readonly (infer Each)[] } ? Each : never;
interface Page<Each> {
  data: readonly Each[];
  meta: { nextCursor: string | null };
}

/**
 * All rows of a list that has pages, one after another, asked for as they are needed:
 * `for await (const article of everyRow(listArticles, client, { limit: 100 }))`.
 */
export async function* everyRow<Id extends PagedId, Name extends FieldName<Id> = never>(
  list: Read<Id>,
  client: Client,
  parameters: Asked<Id, Name>,
  options?: RequestOptions,
): AsyncGenerator<Row<Answer<Id, Name>>> {
  // Every list that has pages is asked and answers so; of `Id` in general the compiler cannot tell.
  const ask = list as (...asked: [Client, object, RequestOptions?]) => Promise<unknown>;
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await ask(client, { ...parameters, ...(cursor && { cursor }) }, options);
    const { data, meta } = page as Page<Row<Answer<Id, Name>>>;
    yield* data;
    cursor = meta.nextCursor;
  }
}
