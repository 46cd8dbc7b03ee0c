import { type Release, ReleaseSchema } from '@congkhai/shared/scorecards/release';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { RELEASE_UID, RELEASED_SCORECARD_UID } from '../constants';
import { type Sealed, seal, sha256Of } from './canonical';

const HeaderSchema = z.object({
  id: z.number(),
  periodId: z.string(),
  number: z.number().int(),
  sha256: z.string(),
  publishedAt: z.coerce.date().nullable(),
  isDemonstration: z.coerce.boolean(),
});
/** A release as the database keeps it, without what was sealed: that can be a megabyte. */
export type ReleaseHeader = z.infer<typeof HeaderSchema>;
export interface StoredRelease extends ReleaseHeader {
  release: Release;
}
const RowSchema = HeaderSchema.extend({ canonicalJson: z.string() });
const CardSchema = z.object({ unitId: z.string(), sha256: z.string(), canonicalJson: z.string() });

/** Thrown when what the database holds of a release is not what was sealed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(readonly place: string) {
    super(`What is kept of ${place} is not what was sealed`);
  }
}

/** The tables of releases. Calls join the transaction that is open around them. */
export function releaseTables(strapi: Core.Strapi) {
  const headers = () => strapi.db.query(RELEASE_UID);
  const cards = () => strapi.db.query(RELEASED_SCORECARD_UID);

  return {
    /** All releases of a period without their contents, newest first. */
    async listHeaders(periodId: string): Promise<ReleaseHeader[]> {
      const rows: unknown = await headers().findMany({
        where: { periodId },
        orderBy: { number: 'desc' },
        select: ['id', 'periodId', 'number', 'sha256', 'publishedAt', 'isDemonstration'],
      });
      return z.array(HeaderSchema).parse(rows);
    },

    /** All releases of a period, newest first. */
    async list(periodId: string): Promise<StoredRelease[]> {
      const rows: unknown = await headers().findMany({
        where: { periodId },
        orderBy: { number: 'desc' },
      });
      return z.array(RowSchema).parse(rows).map(toStored);
    },

    async find(periodId: string, number: number): Promise<StoredRelease | null> {
      const row = RowSchema.nullable().parse(
        await headers().findOne({ where: { periodId, number } }),
      );
      return row && toStored(row);
    },

    async add(
      release: Release,
      scorecards: readonly ({ unitId: string; blockId: string } & Sealed)[],
    ): Promise<void> {
      const { id } = await headers().create({ data: { ...headerOf(release), publishedAt: null } });
      if (scorecards.length > 0)
        await cards().createMany({
          data: scorecards.map(({ unitId, blockId, sha256, canonicalJson }) => ({
            releaseId: id,
            unitId,
            blockId,
            sha256,
            canonicalJson,
          })),
        });
    },

    /** Seals a release anew that nobody has seen yet. */
    async replace(id: number, release: Release): Promise<void> {
      await headers().update({ where: { id }, data: headerOf(release) });
    },

    async markPublished(id: number, publishedAt: Date): Promise<void> {
      await headers().update({ where: { id }, data: { publishedAt } });
    },

    async remove(id: number): Promise<void> {
      await cards().deleteMany({ where: { releaseId: id } });
      await headers().deleteMany({ where: { id } });
    },

    /** The scorecard of a unit as it was sealed, or null. */
    async findScorecard(id: number, unitId: string): Promise<unknown> {
      const row = CardSchema.nullable().parse(
        await cards().findOne({ where: { releaseId: id, unitId } }),
      );
      if (!row) return null;
      return openSeal(row, `the scorecard of ${unitId}`);
    },

    async listScorecards(id: number): Promise<unknown[]> {
      const rows: unknown = await cards().findMany({
        where: { releaseId: id },
        orderBy: { id: 'asc' },
      });
      return z
        .array(CardSchema)
        .parse(rows)
        .map((row) => openSeal(row, `the scorecard of ${row.unitId}`));
    },
  };
}

function headerOf(release: Release) {
  const { periodId, number, frozenAt, hasDemonstrationData } = release;
  return {
    periodId,
    number,
    frozenAt: new Date(frozenAt),
    isDemonstration: hasDemonstrationData,
    ...seal(release),
  };
}

function toStored({ canonicalJson, ...header }: z.infer<typeof RowSchema>): StoredRelease {
  const document = openSeal({ canonicalJson, sha256: header.sha256 }, `release ${header.number}`);
  return { ...header, release: ReleaseSchema.parse(document) };
}

function openSeal({ canonicalJson, sha256 }: Sealed, place: string): unknown {
  if (sha256Of(canonicalJson) !== sha256) throw new SealBroken(place);
  return JSON.parse(canonicalJson);
}
