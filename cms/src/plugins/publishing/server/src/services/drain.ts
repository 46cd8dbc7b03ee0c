import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import type { Lease } from './lease';
import type { Outbox } from './outbox';
import type { Registry } from './registry';
import { createRounds } from './rounds';

const IDLE_MILLISECONDS = 1_000;
const DONE_ENTRIES_KEPT_MILLISECONDS = 30 * 86_400_000;
const CLEAN_UP_EVERY_MILLISECONDS = 3_600_000;

/** Brings what waits in the outbox to the published store: woken after each commit, and on its own every second. */
export const drain = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = strapi.plugin(PLUGIN_ID).service;
  const outbox: Outbox = service('outbox');
  const lease: Lease = service('lease');
  const registry: Registry = service('registry');

  const rounds = createRounds(strapi, () => isStopped);
  let isStopped = false;
  let loop: Promise<void> | undefined;
  let wakeUp: () => void = () => undefined;
  let cleanedUpAt = 0;

  async function cleanUp(): Promise<void> {
    if (Date.now() - cleanedUpAt < CLEAN_UP_EVERY_MILLISECONDS) return;
    cleanedUpAt = Date.now();
    await outbox.deleteDoneBefore(new Date(Date.now() - DONE_ENTRIES_KEPT_MILLISECONDS));
  }

  async function run(): Promise<void> {
    // What made them fail may be over: a start is an occasion to try at once.
    await outbox.retry().catch((error: unknown) => {
      strapi.log.error(`publishing: ${String(error)}`);
    });
    while (!isStopped) {
      // Made before the round, so that a wake-up during the round is not missed.
      const woken = new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
      try {
        if ((await rounds.next()) > 0) continue;
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
      const kinds = registry.derivedKinds();
      while ((await rounds.next()) > 0 || (await outbox.hasten(kinds)) > 0);
    },
  };
};
export type Drain = ReturnType<typeof drain>;

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
