import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { type Framework, FrameworkSchema } from '@congkhai/shared/scorecards/framework';
import {
  type Release,
  type SealedRelease,
  SealedReleaseSchema,
} from '@congkhai/shared/scorecards/release';
import { type Scorecard, ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { DocumentInvalid } from '../../stores/store-unavailable';
import { readFrozen, requireHash } from './read-documents';

/** So many scorecards are read at once. */
const READS_AT_ONCE_MAX = 32;

/** The sealed release, once its hash has been found to be that of its content; null if it is not published. */
export async function readSealedRelease(
  published: PublishedStore,
  { periodId, number }: { periodId: string; number: number },
): Promise<SealedRelease | null> {
  const key = objectKeys.release(periodId, number);
  const stored = await published.read(key);
  if (!stored) return null;
  try {
    const json: unknown = JSON.parse(stored.text);
    const sealed = SealedReleaseSchema.parse(json);
    // What was hashed is the text as it lies there, not what the contract makes of it.
    requireHash(releaseIn(json), sealed.sha256);
    return sealed;
  } catch (cause) {
    throw new DocumentInvalid(key, { cause });
  }
}

function releaseIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'release' in json ? json.release : undefined;
}

/** The frameworks that a release names, each as it was frozen. */
export async function readFrameworks(
  published: PublishedStore,
  { frameworks }: Release,
): Promise<Map<string, Framework>> {
  const read = new Map<string, Framework>();
  for (const { frameworkId, sha256 } of frameworks) {
    const frozen = { key: objectKeys.framework(frameworkId), sha256 };
    read.set(frameworkId, await readFrozen(published, frozen, FrameworkSchema));
  }
  return read;
}

/** The scorecards that a release names, each as it was frozen. They are held once: everything is computed from these. */
export async function readScorecards(
  published: PublishedStore,
  { periodId, number, units }: Release,
): Promise<Scorecard[]> {
  const frozen = units.flatMap(({ unitId, scorecardSha256 }) =>
    scorecardSha256 === null
      ? []
      : [{ key: objectKeys.releasedScorecard(periodId, number, unitId), sha256: scorecardSha256 }],
  );
  const scorecards: Scorecard[] = [];
  for (let position = 0; position < frozen.length; position += READS_AT_ONCE_MAX) {
    const some = frozen.slice(position, position + READS_AT_ONCE_MAX);
    const read = some.map((document) => readFrozen(published, document, ScorecardSchema));
    scorecards.push(...(await Promise.all(read)));
  }
  return scorecards;
}
