import type { Release } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import type { Core } from '@strapi/strapi';
import type { BuiltRelease } from './build-release';
import { releaseTables, type StoredRelease } from './release-tables';

/** What publishing offers to plugins that know themselves what a change makes public. */
interface LinkGuard {
  refuseUnlistedIn(
    field: string,
    titled: readonly { subject: string; title: string; documents: { body: unknown }[] }[],
  ): Promise<void>;
}

/**
 * Refuses a release whose evidence leads where nobody allowed it. A sealed scorecard is never changed, so that it is looked at before it is
 * sealed, while the unit can still correct it. In the transaction of the change.
 */
export async function refuseUnlistedBuilt(
  strapi: Core.Strapi,
  { release, scorecards }: BuiltRelease,
): Promise<void> {
  const bodies = scorecards.map(({ canonicalJson }) => JSON.parse(canonicalJson));
  await refuseUnlisted(strapi, release, bodies);
}

/**
 * The same for what is about to be public: a host may have been taken back since it was sealed, and a release with some of its
 * scorecards is none.
 */
export async function refuseUnlistedStored(
  strapi: Core.Strapi,
  releases: readonly StoredRelease[],
): Promise<void> {
  for (const { id, release } of releases)
    await refuseUnlisted(strapi, release, await releaseTables(strapi).listScorecards(id));
}

async function refuseUnlisted(
  strapi: Core.Strapi,
  { periodId, number }: Release,
  scorecards: readonly unknown[],
): Promise<void> {
  const guard = strapi.plugin('publishing')?.service<LinkGuard>('link-guard');
  if (!guard) return;
  const titled = scorecards.map((body) => {
    const { unit } = ScorecardSchema.parse(body);
    const subject = `scorecard:${periodId}/${number}/${unit.unitId}`;
    return { subject, title: unit.name, documents: [{ body }] };
  });
  await guard.refuseUnlistedIn('stage', titled);
}
