import type { PublishedStore } from '@congkhai/published-store';
import { kindOf } from '@congkhai/shared/contracts/publishable';
import type { Core } from '@strapi/strapi';
import type { Alerts } from '../alerts/alerts';
import { parseConfig } from '../config';
import { PLUGIN_ID } from '../constants';
import type { LinkGuard } from '../links/guard';
import { hasUnlisted, writeManifest } from '../manifest/write-manifest';
import { type Signer, signerOf } from '../signing';
import { createStore } from '../store';
import type { Lease } from './lease';
import { notifyChanged } from './notify';
import { createOutage, isOutage, type Outage } from './outage';
import type { Outbox, PendingSubject } from './outbox';
import { createPace, type Pace } from './pace';
import type { Registry } from './registry';
import { settleSubjects } from './settle';

/** Subjects of one kind that follow each other are settled so many together. */
const SUBJECTS_TOGETHER_MAX = 100;
const FAILURES_BEFORE_ALERT = 4;
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
  const pace = createPace();
  const outage = createOutage(outbox);
  const listInManifest = manifestLister({ strapi, store, signer, lease, pace, outage });

  async function keepLease(): Promise<void> {
    if (!(await lease.acquire())) throw new LeaseLost('another process drains the outbox now');
  }

  /** Settles some subjects together. Returns the keys that changed. */
  async function settle(subjects: readonly PendingSubject[]): Promise<string[]> {
    try {
      const derivedDelay = () => pace.listsDelay(Date.now());
      const services = { strapi, registry, outbox, guard };
      const dependencies = { ...services, store, signer, keepLease, derivedDelay };
      const { changedKeys, failures } = await settleSubjects(subjects, dependencies);
      await outage.note(
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

  async function fail(pending: PendingSubject, error: unknown): Promise<void> {
    await outbox.markFailed(pending, error);
    const failureCount = isOutage(error) ? outage.failureCount() : pending.attemptCount + 1;
    await tell(strapi, pending.subject, { error, failureCount });
  }

  /** Settles everything that is due. Returns how many subjects it looked at. */
  async function next(): Promise<number> {
    if (outage.isPaused()) return 0;
    const due = await outbox.listDue(new Date());
    if (due.length === 0) {
      if (pace.endRest(Date.now())) return outbox.hasten(registry.derivedKinds());
      await listInManifest(false);
      return 0;
    }
    if (!(await lease.acquire())) return 0;
    const changedKeys: string[] = [];
    let listsMilliseconds = 0;
    for (const subjects of inBatches(due)) {
      if (isStopped() || outage.isPaused()) break;
      const startedAt = Date.now();
      changedKeys.push(...(await settle(subjects)));
      if (isDerived(registry, subjects)) listsMilliseconds += Date.now() - startedAt;
    }
    pace.noteRound(Date.now(), listsMilliseconds);
    if (config.notify && changedKeys.length > 0)
      await notifyChanged(config.notify, changedKeys, strapi.log);
    await listInManifest(true);
    return due.length;
  }

  return { next };
}

/** What lists in the manifest all that has been published: at once after a change, in its pace while much is published. */
function manifestLister({
  strapi,
  store,
  signer,
  lease,
  pace,
  outage,
}: {
  strapi: Core.Strapi;
  store: PublishedStore;
  signer: Signer | null;
  lease: Lease;
  pace: Pace;
  outage: Outage;
}): (isMoreWaiting: boolean) => Promise<void> {
  return async (isMoreWaiting) => {
    if (!pace.isManifestDue(Date.now(), isMoreWaiting)) return;
    if (!(await hasUnlisted(strapi)) || !(await lease.acquire())) return;
    const startedAt = Date.now();
    try {
      await writeManifest({ strapi, store, signer });
      await outage.note([], true);
    } catch (error) {
      if (!isOutage(error)) throw error;
      // It is written when the store is back, and until then asked no more often than for anything else.
      await outage.note([error], false);
      await tell(strapi, 'manifest', { error, failureCount: outage.failureCount() });
    }
    pace.noteManifest(Date.now(), Date.now() - startedAt);
  };
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

function isDerived(registry: Registry, [first]: readonly PendingSubject[]): boolean {
  return first !== undefined && registry.find(first.subject)?.isDerived === true;
}

/** The first failures are what an outage of seconds looks like; later ones need somebody to look. */
async function tell(
  strapi: Core.Strapi,
  subject: string,
  { error, failureCount }: { error: unknown; failureCount: number },
): Promise<void> {
  strapi.log.error(`publishing: ${subject} waits to be tried again: ${String(error)}`);
  if (failureCount < FAILURES_BEFORE_ALERT) return;
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
