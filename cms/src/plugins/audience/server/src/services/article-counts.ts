import { QueryViewsResponseSchema } from '@congkhai/shared/contracts/read-api-views';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { parseConfig } from '../config';
import { ARTICLE_UID, PLUGIN_ID } from '../constants';
import { askFunctions } from '../functions-api';

/** As many as one question to the functions server may name. */
const ARTICLES_PER_QUESTION = 1_000;
const TABLE = 'newsroom_articles';

const KnownCountsSchema = z.array(
  z.object({ documentId: z.string(), least: z.number(), most: z.number() }),
);

/**
 * Keeps `viewCount` of the newsroom's articles, by which editors sort their list, near what the functions server counted: a
 * copy for looking at, minutes old, over all languages. It is written past Strapi's documents on purpose: no article is
 * changed by being read, so nothing is published again and no draft counts as edited.
 */
export const articleCounts = ({ strapi }: { strapi: Core.Strapi }) => {
  const { functionsUrl, articleCountSeconds } = parseConfig(
    strapi.config.get(`plugin::${PLUGIN_ID}`),
  );
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  /** The next articles by id, with the least and the most that their rows hold: rows can differ after a publication. */
  async function listAfter(documentId: string) {
    const held = strapi.db.connection.raw('coalesce(view_count, -1)');
    const rows: unknown = await strapi.db
      .getConnection(TABLE)
      .select('document_id as documentId')
      .min({ least: held })
      .max({ most: held })
      .where('document_id', '>', documentId)
      .groupBy('document_id')
      .orderBy('document_id')
      .limit(ARTICLES_PER_QUESTION);
    return KnownCountsSchema.parse(rows);
  }

  async function countsOf(documentIds: readonly string[]): Promise<Map<string, number>> {
    const body = { ids: documentIds, windows: ['all'] };
    const { data } = await askFunctions(
      functionsUrl,
      { path: '/v1/views/query', body },
      QueryViewsResponseSchema,
    );
    return new Map(data.map(({ articleId, windows }) => [articleId, windows[0]?.viewCount ?? 0]));
  }

  async function write(counts: ReadonlyMap<string, number>): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      for (const [documentId, viewCount] of counts)
        await strapi.db
          .getConnection(TABLE)
          .transacting(trx)
          .where('document_id', documentId)
          .update({ view_count: viewCount });
    });
  }

  async function refresh(): Promise<void> {
    for (let last = ''; !isStopped; ) {
      const known = await listAfter(last);
      if (known.length === 0) return;
      const counts = await countsOf(known.map(({ documentId }) => documentId));
      const changed = known.flatMap(({ documentId, least, most }) => {
        const viewCount = counts.get(documentId) ?? 0;
        return viewCount === least && viewCount === most ? [] : [[documentId, viewCount] as const];
      });
      if (changed.length > 0) await write(new Map(changed));
      last = known.at(-1)?.documentId ?? '';
    }
  }

  /** Counts that could not be had stay as they are, and are asked for again the next time. */
  function run(): void {
    running ??= refresh()
      .catch((error) => {
        strapi.log.warn(`audience: the column of views stays as it is: ${String(error)}`);
      })
      .finally(() => {
        running = undefined;
      });
  }

  return {
    start(): void {
      if (!strapi.contentTypes[ARTICLE_UID]?.attributes.viewCount) return;
      run();
      timer = setInterval(run, articleCountSeconds * 1_000);
    },
    async stop(): Promise<void> {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
};
export type ArticleCounts = ReturnType<typeof articleCounts>;
