import { kindOf } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import type { Alerts } from '../alerts/alerts';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import type { LinkGuard } from '../links/guard';
import { hasUnlisted, writeManifest } from '../manifest/write-manifest';
import { signerOf } from '../signing';
import { createStore } from '../store';
import type { Lease } from './lease';
import { notifyChanged } from './notify';
import { backOffMilliseconds, type Outbox, type PendingSubject } from './outbox';
import type { Registry } from './registry';
import { settleSubjects } from './settle';

/** Subjects of one kind that follow each other are settled so many together. */
const SUBJECTS_TOGETHER_MAX = 100;
const MANIFEST_EVERY_MILLISECONDS = 5_000;
const FAILURES_BEFORE_ALERT = 4;
/** While the store is out of reach, one batch after another is tried, after half a second, doubling up to this. */
const PAUSE_MAX_MILLISECONDS = 5_000;

/** Thrown in the middle of a round when another process has taken over. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The rounds of the drain: each settles what is due, and lists it in the manifest. */
export function createRounds(strapi: Core.Strapi, isStopped: () => boolean) {
  const service = strapi.plugin(PLUGIN_ID).service;
  const registry: Registry = service('registry');
  const outbox: Outbox = service('outbox');
  const lease: Lease = service('lease');
  const guard: LinkGuard = service('link-guard');
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const store = createStore(config.store);
  const signer = signerOf(config);
  let manifestAt = 0;
  let outageCount = 0;
  let pausedUntil = 0;

  async function keepLease(): Promise<void> {
    if (!(await lease.acquire())) throw new LeaseLost('another process drains the outbox now');
  }

  /** Settles some subjects together. Returns the keys that changed. */
  async function settle(subjects: readonly PendingSubject[]): Promise<string[]> {
    try {
      const dependencies = { strapi, store, signer, registry, outbox, guard, keepLease };
      const { changedKeys, failures } = await settleSubjects(subjects, dependencies);
      await noteOutage(
        failures.map(({ error }) => error),
        changedKeys.length > 0,
      );
      for (const { pending, error } of failures) await fail(pending, error);
      return changedKeys;
    } catch (error) {
      if (error instanceof LeaseLost) {
        // What this process wrote may be older than what the new holder wrote: the subjects are done once more, by the holder.
        await outbox.add(subjects.map(({ subject }) => subject));
        throw error;
      }
      for (const pending of subjects) await fail(pending, error);
      return [];
    }
  }

  /** An outage concerns all subjects alike: none but a few are tried while it lasts, and all as soon as it is over. */
  async function noteOutage(errors: readonly unknown[], hasWritten: boolean): Promise<void> {
    if (errors.some(isOutage)) {
      outageCount += 1;
      const pause = Math.min(backOffMilliseconds(outageCount), PAUSE_MAX_MILLISECONDS);
      pausedUntil = Date.now() + pause;
    } else if (outageCount > 0 && hasWritten) {
      outageCount = 0;
      await outbox.retry();
    }
  }

  async function fail(pending: PendingSubject, error: unknown): Promise<void> {
    await outbox.markFailed(pending, error);
    const failureCount = isOutage(error) ? outageCount : pending.attemptCount + 1;
    if (failureCount >= FAILURES_BEFORE_ALERT) await raise(strapi, pending, error);
    strapi.log.error(`publishing: ${pending.subject} waits to be tried again: ${String(error)}`);
  }

  /** Settles everything that is due. Returns how many subjects it looked at. */
  async function next(): Promise<number> {
    if (Date.now() < pausedUntil) return 0;
    const due = await outbox.listDue(new Date());
    if (due.length === 0) {
      await listInManifest();
      return 0;
    }
    if (!(await lease.acquire())) return 0;
    const changedKeys: string[] = [];
    for (const subjects of inBatches(due)) {
      if (isStopped() || Date.now() < pausedUntil) break;
      changedKeys.push(...(await settle(subjects)));
    }
    if (config.notify && changedKeys.length > 0)
      await notifyChanged(config.notify, changedKeys, strapi.log);
    if (Date.now() - manifestAt > MANIFEST_EVERY_MILLISECONDS) await listInManifest();
    return due.length;
  }

  /** While much is published, the manifest follows every few seconds; else at once. */
  async function listInManifest(): Promise<void> {
    if (!(await hasUnlisted(strapi)) || !(await lease.acquire())) return;
    await writeManifest({ strapi, store, signer });
    manifestAt = Date.now();
  }

  return { next };
}

/**
 * What is settled together: neighbours of one kind. Kinds keep their order, because a release must not be there before its scorecards.
 */
export function inBatches(due: readonly PendingSubject[]): PendingSubject[][] {
  const batches: PendingSubject[][] = [];
  for (const pending of due) {
    const last = batches.at(-1);
    const isNeighbour = last?.[0] && kindOf(last[0].subject) === kindOf(pending.subject);
    if (last && isNeighbour && last.length < SUBJECTS_TOGETHER_MAX) last.push(pending);
    else batches.push([pending]);
  }
  return batches;
}

function isOutage(error: unknown): boolean {
  return error instanceof Error && error.name === 'PublishedStoreUnreachable';
}

/** The first failures are what an outage of seconds looks like; later ones need somebody to look. */
async function raise(
  strapi: Core.Strapi,
  { subject }: PendingSubject,
  error: unknown,
): Promise<void> {
  const alerts: Alerts = strapi.plugin(PLUGIN_ID).service('alerts');
  await alerts.raise(
    // It is one matter, whatever waits.
    isOutage(error)
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
