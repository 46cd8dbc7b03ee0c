import type { Core } from '@strapi/strapi';
import type { Alerts } from '../alerts/alerts';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import { createStore } from '../store';
import type { Lease } from './lease';
import { notifyChanged } from './notify';
import type { Outbox, PendingSubject } from './outbox';
import type { Registry } from './registry';
import { settleSubject } from './settle';

const IDLE_MILLISECONDS = 1_000;
const FAILURES_BEFORE_ALERT = 4;
const DONE_ENTRIES_KEPT_MILLISECONDS = 30 * 86_400_000;
const CLEAN_UP_EVERY_MILLISECONDS = 3_600_000;

/** Thrown in the middle of a round when another process has taken over. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Brings what waits in the outbox to the published store: woken after each commit, and on its own every second. */
export const drain = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const registry: Registry = service('registry');
  const outbox: Outbox = service('outbox');
  const lease: Lease = service('lease');
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const store = createStore(config.store);

  let isStopped = false;
  let loop: Promise<void> | undefined;
  let wakeUp: () => void = () => undefined;
  let cleanedUpAt = 0;

  async function keepLease(): Promise<void> {
    if (!(await lease.acquire())) throw new LeaseLost('another process drains the outbox now');
  }

  async function settle(pending: PendingSubject): Promise<string[]> {
    try {
      return await settleSubject(pending, { strapi, store, registry, outbox, keepLease });
    } catch (error) {
      if (error instanceof LeaseLost) {
        // What this process wrote may be older than what the new holder wrote: the subject is done once more, by the holder.
        await outbox.add([pending.subject]);
        throw error;
      }
      await outbox.markFailed(pending, error);
      await raiseIfItKeepsFailing(strapi, pending, error);
      strapi.log.error(`publishing: ${pending.subject} waits to be tried again: ${String(error)}`);
      return [];
    }
  }

  /** Settles everything that is due. Returns how many subjects it looked at. */
  async function round(): Promise<number> {
    const due = await outbox.listDue(new Date());
    if (due.length === 0 || !(await lease.acquire())) return 0;
    const changedKeys: string[] = [];
    for (const pending of due) {
      if (isStopped) break;
      changedKeys.push(...(await settle(pending)));
    }
    if (config.notify && changedKeys.length > 0)
      await notifyChanged(config.notify, changedKeys, strapi.log);
    return due.length;
  }

  async function cleanUp(): Promise<void> {
    if (Date.now() - cleanedUpAt < CLEAN_UP_EVERY_MILLISECONDS) return;
    cleanedUpAt = Date.now();
    await outbox.deleteDoneBefore(new Date(Date.now() - DONE_ENTRIES_KEPT_MILLISECONDS));
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      // Made before the round, so that a wake-up during the round is not missed.
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      try {
        if ((await round()) > 0) continue;
        await cleanUp();
      } catch (error) {
        strapi.log.error(`publishing: ${String(error)}`);
      }
      const idle = new AbortController();
      await Promise.race([woken, sleep(IDLE_MILLISECONDS, idle.signal)]);
      idle.abort();
    }
  }

  return {
    start(): void {
      loop ??= run();
    },
    /** Called after a commit. Harmless at any time. */
    wake(): void {
      wakeUp();
    },
    /** Ends the loop after the subject it is at, and lets another process drain. */
    async stop(): Promise<void> {
      isStopped = true;
      wakeUp();
      await loop;
      if (loop) await lease.release();
    },
    /** Drains until nothing is due, for commands that end afterwards. */
    async drainAll(): Promise<void> {
      while ((await round()) > 0);
    },
  };
};
export type Drain = ReturnType<typeof drain>;

/** The first failures are what an outage of seconds looks like; later ones need somebody to look. */
async function raiseIfItKeepsFailing(
  strapi: Core.Strapi,
  { subject, attemptCount }: PendingSubject,
  error: unknown,
): Promise<void> {
  // An outage of the store concerns all subjects alike: it is one matter.
  const isOutage = error instanceof Error && error.name === 'PublishedStoreUnreachable';
  if (attemptCount + 1 < FAILURES_BEFORE_ALERT) return;
  const alerts: Alerts = strapi.plugin(PLUGIN_ID).service('alerts');
  await alerts.raise(
    isOutage
      ? {
          kind: 'store-unreachable',
          subject: 'store',
          message: 'Kho công khai không trả lời; các thay đổi đang chờ.',
        }
      : {
          kind: 'publishing-fails',
          subject,
          message: `Không xuất bản được ${subject}: ${String(error).slice(0, 300)}`,
        },
  );
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
