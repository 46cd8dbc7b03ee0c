import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore, type PublishedStore } from '@congkhai/published-store';
import { LOCALES } from '@congkhai/shared/contracts/identifiers';
import { sealViews } from '../../functions/src/handlers/seal-views';
import { createSigner, type LedgerSigner } from '../../functions/src/ledger/signing';
import type { ViewStore } from '../../functions/src/stores/view-store';
import type { ViewEvent } from '../../shared/src/views/class-view';
import { anArticleId } from './builders';
import { aView } from './view-events';

/** A published store in a folder of its own. */
export function openPublished(): { published: PublishedStore; root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'congkhai-ledger-'));
  return {
    published: folderStore({ root }),
    root,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export function aPrivateKey(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

/** Everything that lies in a ledger, by key. */
export async function contentsOf(published: PublishedStore): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const key of await published.list('ledger/'))
    contents.set(key, (await published.readBytes(key))?.bytes.toString('base64') ?? '');
  return contents;
}

/** Seals what is over at this moment. */
export async function sealAt(
  at: string,
  parts: { published: PublishedStore; views: ViewStore; signer?: LedgerSigner },
): Promise<void> {
  const signer = parts.signer ?? createSigner(null);
  await sealViews({ ...parts, signer, now: () => new Date(at) });
}

/**
 * What happened on two days in Viet Nam, the second from 17:00 UTC on the 6th. By hand: on the 6th article 1 has 3 views and reads (2 readers in the
 * hour 08, one of them again in the hour 09) and article 2 has 1, in 2 visits (the reader came back after more than 30 minutes: a third); a reload, a robot
 * and an editor are tallied and not counted. On the 7th article 1 has 1 view in English by a reader who sent Global Privacy Control: no read, no visit.
 */
export function twoDays(): ViewEvent[] {
  const reader = { readerKey: 'A', networkKey: 'N' };
  return [
    aView({ at: '2023-10-06T08:00:00.000Z', ...reader, source: 'search' }),
    aView({ at: '2023-10-06T08:00:10.000Z', ...reader }),
    aView({ at: '2023-10-06T08:30:00.000Z', readerKey: 'B', networkKey: 'M', source: 'social' }),
    aView({ at: '2023-10-06T08:40:00.000Z', readerKey: 'C', agent: 'isbot' }),
    aView({ at: '2023-10-06T08:50:00.000Z', readerKey: 'D', isInternal: true }),
    aView({ at: '2023-10-06T09:35:00.000Z', ...reader }),
    aView({ at: '2023-10-06T09:59:59.999Z', ...reader, articleId: anArticleId(2) }),
    aView({ at: '2023-10-06T17:00:00.000Z', readerKey: null, networkKey: 'O', locale: 'en' }),
  ];
}

export async function recordTwoDays(views: ViewStore, events = twoDays()): Promise<void> {
  for (const event of events) await views.record(event);
}

/** When both days of `recordTwoDays` are over. */
export const AFTER_TWO_DAYS = '2023-10-07T17:05:00.000Z';

/** Everything that counts are read as, of what `recordTwoDays` recorded. */
export async function countsOfTwoDays(views: ViewStore): Promise<object> {
  const days = { fromDay: '2023-10-06', toDay: '2023-10-07' };
  const now = new Date(AFTER_TWO_DAYS);
  const articleIds = [anArticleId(1), anArticleId(2)];
  const byArticle = <Entry extends { articleId: string; locale?: string }>(entries: Entry[]) =>
    [...entries].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    totals: await views.totals(),
    articles: await views.countViews({ articleIds, windows: ['7d', 'month', 'all'], now }),
    lists: await Promise.all(
      LOCALES.map(async (locale) =>
        byArticle(await views.countByArticle({ locale, window: '7d', now })),
      ),
    ),
    days: byArticle(await views.countDays(days)),
    article: await views.daysOf({ articleId: anArticleId(1), locale: null, ...days }),
    hours: await views.siteHours({ fromHour: '2023-10-06T00', toHour: '2023-10-07T23' }),
    tallies: await views.tallies(days),
    heads: await views.chainHeads(),
  };
}

/**
 * The same published store and view store, in which the step of this number does not happen any more: the process was killed just before it. Steps are
 * what changes something.
 */
export function crashAt(
  lastStep: number,
  { published, views }: { published: PublishedStore; views: ViewStore },
): { published: PublishedStore; views: ViewStore; stepCount: () => number } {
  let stepCount = 0;
  const step = async () => {
    stepCount += 1;
    if (stepCount >= lastStep) throw new Error('crash');
  };
  return {
    published: {
      ...published,
      create: (...parameters) => step().then(() => published.create(...parameters)),
      writeBytes: (...parameters) => step().then(() => published.writeBytes(...parameters)),
    },
    views: {
      ...views,
      applyHourSeal: (sealed) => step().then(() => views.applyHourSeal(sealed)),
      applyDaySeal: (sealed) => step().then(() => views.applyDaySeal(sealed)),
    },
    stepCount: () => stepCount,
  };
}
