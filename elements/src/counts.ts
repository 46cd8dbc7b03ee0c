import { type Answer, ApiProblem, type Client, countViews } from '@congkhai/client';

type Counts = Answer<'countViews'>['data'][number];
/** As many as the API tells at once. */
const IDS_MAX = 200;

interface Batch {
  ids: Set<string>;
  controller: AbortController;
  /** Who still waits for the answer. */
  waiting: number;
  answer: Promise<Answer<'countViews'>>;
}
const open = new WeakMap<Client, Batch>();

/** The counts of an article. What is asked for in the same moment, as by a list of articles, is one request. */
export async function countTogether(
  client: Client,
  articleId: string,
  signal: AbortSignal,
): Promise<Counts> {
  const batch = joinBatch(client, articleId);
  batch.waiting += 1;
  signal.addEventListener('abort', () => {
    batch.waiting -= 1;
    if (batch.waiting === 0) batch.controller.abort();
  });
  const { data } = await batch.answer;
  const counts = data.find((entry) => entry.articleId === articleId);
  if (!counts) throw new ApiProblem(404, `The article ${articleId} is not published`);
  return counts;
}

function joinBatch(client: Client, articleId: string): Batch {
  const joined = open.get(client);
  if (joined && joined.ids.size < IDS_MAX) {
    joined.ids.add(articleId);
    return joined;
  }
  const ids = new Set([articleId]);
  const controller = new AbortController();
  const answer = new Promise((resolve) => setTimeout(resolve)).then(() => {
    if (open.get(client) === batch) open.delete(client);
    return countViews(client, { ids: [...ids].join(',') }, controller);
  });
  const batch: Batch = { ids, controller, waiting: 0, answer };
  open.set(client, batch);
  return batch;
}
