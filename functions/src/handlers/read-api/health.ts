import type { HealthCheck, HealthResponse } from '@congkhai/shared/contracts/read-api';
import {
  type Finding,
  healthCheckOf,
  isOverLimit,
  UP_TO_DATE,
} from '@congkhai/shared/health/health-check';
import { readAtMostEvery } from '../../read-at-most-every';
import { TookTooLong, within } from '../../stores/last-known';
import type { SealCheck } from '../../stores/opened-seals';
import { DocumentInvalid, StoreUnavailable } from '../../stores/store-unavailable';
import { type HealthWatch, type WatchedStores, watchStores } from './health-watches';

/** However many ask, the stores are asked once in this time. */
const LOOK_AGAIN_MILLISECONDS = 2_000;
/** Whoever asks for health wants to know that a store does not answer, and not to wait for it. */
const PATIENCE_MILLISECONDS = 2_000;

export interface HealthDependencies extends WatchedStores {
  sealCheck: SealCheck;
  /** What this program does beside answering. */
  ownWatches?: readonly HealthWatch[];
  now: () => Date;
}

/** How the service is. */
export interface FoundHealth {
  answer: HealthResponse;
  /** Whether readers can be answered: from the published store, or by what it said in the last six hours. */
  isAnswering: boolean;
}

/** Tells how the service is; `GET /v1/health` and what operators watch are made of it. */
export type Health = () => Promise<FoundHealth>;

export function createHealth(dependencies: HealthDependencies): Health {
  const { documents, views, sealCheck, ownWatches = [], now } = dependencies;
  const lookAtPublished = createLook(
    { name: 'published-store', limitSeconds: 0, find: reaching(() => documents.checkStore()) },
    { now, stateWhenAway: 'stale' },
  );
  const lookAtViews = createLook(
    { name: 'view-store', limitSeconds: 0, find: reaching(() => views.checkHealth()) },
    { now, stateWhenAway: 'stale' },
  );
  const looks = [...watchStores(dependencies), ...ownWatches].map((watch) =>
    createLook(watch, { now, stateWhenAway: 'unknown' }),
  );

  return readAtMostEvery(LOOK_AGAIN_MILLISECONDS, now, async () => {
    const at = now();
    const [published, viewed, ...others] = await Promise.all([
      lookAtPublished(at),
      lookAtViews(at),
      ...looks.map((look) => look(at)),
    ]);
    const checks = [published, viewed, ...others];
    const invalidDocumentCount = documents.invalidDocumentCount();
    const isOk =
      published.state === 'ok' &&
      viewed.state === 'ok' &&
      invalidDocumentCount === 0 &&
      !checks.some(isOverLimit);
    const data: HealthResponse['data'] = {
      status: isOk ? 'ok' : 'degraded',
      publishedStore: published.state === 'ok' ? 'ok' : 'unreachable',
      viewStore: viewed.state === 'ok' ? 'ok' : 'unreachable',
      invalidDocumentCount,
      sealCheck,
      checkedAt: at.toISOString(),
      checks,
    };
    return {
      answer: { data, meta: {} },
      isAnswering: published.state === 'ok' || documents.isAnythingKnown(),
    };
  });
}

function reaching(check: () => Promise<void>): () => Promise<Finding> {
  return async () => {
    await check();
    return UP_TO_DATE;
  };
}

/** Looks again and again, and says since when nothing could be found out: while the published store is away, readers get what was answered before. */
function createLook(
  watch: HealthWatch,
  { now, stateWhenAway }: { now: () => Date; stateWhenAway: 'stale' | 'unknown' },
): (at: Date) => Promise<HealthCheck> {
  let knownAt = now();

  return async function look(at) {
    try {
      const finding = await within(PATIENCE_MILLISECONDS, watch.find(at));
      if (finding.state !== 'unknown') knownAt = at;
      return healthCheckOf(watch, finding, at);
    } catch (error) {
      if (!isAway(error)) throw error;
      return healthCheckOf(watch, { state: stateWhenAway, since: knownAt }, at);
    }
  };
}

function isAway(error: unknown): boolean {
  return (
    error instanceof StoreUnavailable ||
    error instanceof DocumentInvalid ||
    error instanceof TookTooLong
  );
}
