import { createHash } from 'node:crypto';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys, releasedScorecardPrefix } from '@congkhai/shared/contracts/object-keys';
import {
  PublishedPeriodSchema,
  PublishedPeriodsSchema,
} from '@congkhai/shared/contracts/published-index';
import type { Framework } from '@congkhai/shared/scorecards/framework';
import type { Continuity, Release, SealedRelease } from '@congkhai/shared/scorecards/release';
import { compactScores, type Scorecard } from '@congkhai/shared/scorecards/scorecard';
import canonicalize from 'canonicalize';
import { refreshReleases } from '../../functions/src/handlers/refresh-index-summary';
import { aFramework, aRelease, aScorecard, put } from './builders';

export const CATALOGUE = { baseUrl: 'https://cchc.example', licenceUrl: null, publisher: null };

/** What a release is made of; what is left out is that of the builders. */
export interface ReleaseParts {
  release?: Partial<Release>;
  framework?: Framework;
  scorecards?: Scorecard[];
  /** By unit id; for a release that is compared with another. */
  continuity?: Record<string, Continuity>;
}

/** Seals a release: every hash in it is that of the document it names. */
export function sealRelease(parts: ReleaseParts = {}) {
  const { framework = aFramework(), scorecards = [aScorecard()], continuity = {} } = parts;
  const { release: plain } = aRelease(parts.release);
  const frozenCards = scorecards.map((scorecard) => ({
    ...scorecard,
    scores: compactScores(scorecard.scores),
  }));
  const release: Release = {
    ...plain,
    frameworks: [{ frameworkId: framework.frameworkId, version: 1, sha256: hashOf(framework) }],
    units: plain.blocks.flatMap(({ blockId, units }) =>
      units.map(({ unitId }) => {
        const card = frozenCards.find(
          (frozen) => frozen.blockId === blockId && frozen.unit.unitId === unitId,
        );
        return {
          blockId,
          unitId,
          scorecardSha256: card ? hashOf(card) : null,
          recomputed: null,
          published: null,
          differences: [],
          continuity: continuity[unitId] ?? (plain.comparedWith ? { kind: 'unbroken' } : null),
        };
      }),
    ),
    hasDemonstrationData: scorecards.some(({ isDemonstration }) => isDemonstration),
  };
  return { sealed: { release, sha256: hashOf(release) }, framework, frozenCards };
}

/** The SHA-256 of a document's canonical JSON. */
export function hashOf(document: object): string {
  return createHash('sha256')
    .update(canonicalize(document) ?? '')
    .digest('hex');
}

/**
 * Puts the documents of a release into the store in the order in which they appear: what it names, itself, then the period that
 * points to it and to those that are there already. What follows from it is made by refresh-index-summary.
 */
export async function putRelease(
  store: PublishedStore,
  parts: ReleaseParts = {},
): Promise<SealedRelease> {
  const { sealed, framework, frozenCards } = sealRelease(parts);
  const { periodId, number, name, year, decision, frozenAt, errata } = sealed.release;
  await put(store, objectKeys.framework(framework.frameworkId), framework);
  for (const card of frozenCards)
    await put(store, objectKeys.releasedScorecard(periodId, number, card.unit.unitId), card);
  await put(store, objectKeys.release(periodId, number), sealed);

  const blocks = sealed.release.blocks.map(({ blockId, name: blockName, units }) => ({
    blockId,
    name: blockName,
    unitCount: units.length,
  }));
  const headline = { periodId, name, year, decision, blocks };
  const pointer = await store.read(objectKeys.period(periodId));
  const earlier = pointer ? PublishedPeriodSchema.parse(JSON.parse(pointer.text)).releases : [];
  const releases = [...earlier, { number, frozenAt, decision, sha256: sealed.sha256, errata }];
  await put(store, objectKeys.period(periodId), { ...headline, releases });
  const list = await store.read(objectKeys.periods());
  const others = list ? PublishedPeriodsSchema.parse(JSON.parse(list.text)).periods : [];
  const periods = [headline, ...others.filter((other) => other.periodId !== periodId)];
  await put(store, objectKeys.periods(), { periods: periods.sort((a, b) => b.year - a.year) });
  return sealed;
}

/** Takes a release out of the store, as a withdrawn period does. */
export async function removeRelease(
  store: PublishedStore,
  { periodId, number }: { periodId: string; number: number },
): Promise<void> {
  await store.remove(objectKeys.release(periodId, number));
  for (const key of await store.list(releasedScorecardPrefix(periodId, number)))
    await store.remove(key);
}

/** Puts a release into the store and sums it up, as it stands a second after its publication. */
export async function putSummedUpRelease(
  store: PublishedStore,
  parts: ReleaseParts = {},
): Promise<SealedRelease> {
  const sealed = await putRelease(store, parts);
  await refreshReleases({ published: store, catalogue: CATALOGUE, program: 'a program' });
  return sealed;
}
