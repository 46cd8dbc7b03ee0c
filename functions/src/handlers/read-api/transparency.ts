import type {
  ListLedgerRequestSchema,
  ListLedgerResponse,
  TransparencyRequestSchema,
  TransparencyResponse,
} from '@congkhai/shared/contracts/read-api-ledger';
import { VIEW_DEFINITION } from '@congkhai/shared/views/view';
import { VIEW_RULES } from '@congkhai/shared/views/view-rules';
import type * as z from 'zod';
import { ROBOT_LISTS } from '../../robot-lists';
import type { ArticlePresence } from '../../stores/article-presence';
import type { SealedDay, SealedDays } from '../../stores/sealed-days';
import type { ViewCounts } from '../../stores/view-store';
import type { LedgerEnds } from './ledger-ends';
import { rangeOf } from './range';

const FLAGGED_MAX = 100;
const NUMBERS_PER_ARTICLE = 3;

type Flagged = TransparencyResponse['data']['flagged'];

interface LedgerSources {
  sealedDays: SealedDays;
  ends: () => Promise<LedgerEnds>;
  now: Date;
}

/** `GET /v1/transparency`: what was taken for what, day by day, and by which rules. */
export async function getTransparency(
  request: z.infer<typeof TransparencyRequestSchema>,
  {
    documents,
    views,
    sealedDays,
    ends,
    now,
  }: LedgerSources & { documents: ArticlePresence; views: ViewCounts },
): Promise<TransparencyResponse> {
  const { from, to, days: localDays } = rangeOf(request, now);
  const tallies = await views.tallies({ fromDay: from, toDay: to });
  const sealed = await sealedDays.of(localDays);
  const { publicKeys, hour, day } = await ends();
  return {
    data: {
      days: tallies.map((ofDay) => ({
        ...ofDay,
        rulesVersions: sealed.get(ofDay.localDay)?.rulesVersions ?? null,
      })),
      flagged: await flaggedOf([...sealed.values()], documents),
      rules: VIEW_RULES,
      robotLists: ROBOT_LISTS,
      publicKeys,
      heads: { hour, day },
    },
    meta: { from, to, definition: VIEW_DEFINITION },
  };
}

async function flaggedOf(days: readonly SealedDay[], documents: ArticlePresence): Promise<Flagged> {
  const sums = new Map<string, Flagged[number]>();
  for (const { articleId, locale, suspectCount } of days.flatMap(({ suspects }) => suspects)) {
    const key = `${articleId} ${locale}`;
    const before = sums.get(key)?.suspectCount ?? 0;
    sums.set(key, { articleId, locale, suspectCount: before + suspectCount });
  }
  const ordered = [...sums].sort(
    ([a, { suspectCount: first }], [b, { suspectCount: second }]) =>
      second - first || (a < b ? -1 : 1),
  );
  const flagged: Flagged = [];
  for (const [, article] of ordered) {
    if (flagged.length === FLAGGED_MAX) break;
    if (await documents.isPublished(article.articleId, article.locale)) flagged.push(article);
  }
  return flagged;
}

/** `GET /v1/ledger` */
export async function listLedger(
  request: z.infer<typeof ListLedgerRequestSchema>,
  { sealedDays, ends, now }: LedgerSources,
): Promise<ListLedgerResponse> {
  const { from, to, days: localDays } = rangeOf(request, now);
  const sealed = await sealedDays.of(localDays);
  const { firstDay, day } = await ends();
  return {
    data: [...sealed].map(([localDay, { counts, suspects: _suspects, ...ofDay }]) => ({
      localDay,
      ...ofDay,
      ...sumsOf(counts),
    })),
    meta: {
      from,
      to,
      firstDay,
      lastDay: day?.localDay ?? null,
      definition: VIEW_DEFINITION,
    },
  };
}

/** A sealed day holds number, views and reads of each article, one after the other. */
function sumsOf(counts: Uint32Array): { viewCount: number; readCount: number } {
  const sums = { viewCount: 0, readCount: 0 };
  for (let at = 0; at < counts.length; at += NUMBERS_PER_ARTICLE) {
    sums.viewCount += counts[at + 1] ?? 0;
    sums.readCount += counts[at + 2] ?? 0;
  }
  return sums;
}
