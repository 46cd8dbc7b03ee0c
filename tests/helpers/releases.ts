import {
  BoardResponseSchema,
  SuggestedErrataResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import { SealedReleaseSchema } from '@congkhai/shared/scorecards/release';
import { ScorecardSchema } from '@congkhai/shared/scorecards/scorecard';
import { canonicalSha256Of } from './canonical-json';
import type { IndexOffice } from './index-office';

// What the approver does with a year once its scores are settled, and what readers get of it.

export type Period = { documentId: string };
export const CORRECTION_REASON = { reason: 'Công văn 12/UBND' };

/** Sends one of the steps of a year. */
export function postToPeriod(office: IndexOffice, period: Period, path: string, body: object) {
  return office.administrator('POST', `/scorecards/periods/${period.documentId}/${path}`, body);
}

export async function readBoard({ administrator }: IndexOffice, { documentId }: Period) {
  const { body } = await administrator('GET', `/scorecards/periods/${documentId}/board`);
  return BoardResponseSchema.parse(body).data;
}

export async function openCorrection(office: IndexOffice, period: Period): Promise<void> {
  const answer = await postToPeriod(office, period, 'correction', CORRECTION_REASON);
  expect(answer).toMatchObject({ status: 204 });
}

export async function suggestErrata({ administrator }: IndexOffice, { documentId }: Period) {
  const path = `/scorecards/periods/${documentId}/correction/errata`;
  return SuggestedErrataResponseSchema.parse((await administrator('GET', path)).body).data;
}

/** Corrects one leaf of a card, and publishes that. */
export async function correct(
  office: IndexOffice,
  { period, block }: { period: Period; block: { documentId: string } },
  unitId: string,
  cell: { itemId: string; from: number; to: number },
): Promise<void> {
  await openCorrection(office, period);
  const outcome = await office.save(block, unitId, [cell], CORRECTION_REASON);
  expect(outcome).toMatchObject({ appliedCount: 1, problems: [], conflicts: [] });
  const errata = await suggestErrata(office, period);
  const publication = { decision: null, errata };
  const answer = await postToPeriod(office, period, 'correction/publish', publication);
  expect(answer).toMatchObject({ status: 204 });
}

/** Waits until a release is public, and opens it once its seal was found to be whole. */
export async function openRelease(office: IndexOffice, periodId: string, number: number) {
  const key = `releases/${periodId}/${number}/release.json`;
  await office.expectPublished(key, expect.anything());
  const published = await office.readPublished(key);
  const { release, sha256 } = SealedReleaseSchema.parse(published);
  expect(published).toEqual({ release, sha256: canonicalSha256Of(release) });
  return { ...release, sha256 };
}

/** The card of a unit as a release has it. */
export async function readReleasedCard(
  { readPublished }: IndexOffice,
  periodId: string,
  number: number,
  unitId: string,
) {
  const key = `releases/${periodId}/${number}/scorecards/${unitId}.json`;
  return ScorecardSchema.parse(await readPublished(key));
}
