import { type Answer, ApiProblem, type Client, countViews } from '@congkhai/client';

type Counts = Answer<'countViews'>['data'][number];
/** As many as the API tells at once. */
const IDS_MAX = 200;
/** What an articleId is by the contract. For one that is none the API refuses all of them. */
const ARTICLE_ID = /^[a-z0-9]{24,32}$/;

interface Batch {
  ids: Set<string>;
  answer: Promise<Answer<'countViews'>>;
}
const open = new WeakMap<Client, Batch>();

/** The counts of an article. What is asked for in the same moment, as by a list of articles, is one request. */
export async function countTogether(client: Client, articleId: string): Promise<Counts> {
  const answer = ARTICLE_ID.test(articleId) ? await joinBatch(client, articleId).answer : null;
  const counts = answer?.data.find((entry) => entry.articleId === articleId);
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
  const answer = new Promise((resolve) => setTimeout(resolve)).then(() => {
    if (open.get(client) === batch) open.delete(client);
    return countViews(client, { ids: [...ids].join(',') });
  });
  const batch: Batch = { ids, answer };
  open.set(client, batch);
  return batch;
}
