import * as z from 'zod';
import { FrameworkSchema, ItemEffectSchema, ScoringMethodSchema } from '../scorecards/framework';
import { ItemTableRowSchema } from '../scorecards/item-tables';
import { AssessedUnitSchema } from '../scorecards/period';
import {
  ReleaseHeadlineSchema,
  ReleaseNumberSchema,
  SealedReleaseSchema,
  Sha256Schema,
} from '../scorecards/release';
import { EvidenceSchema, ShownItemStateSchema } from '../scorecards/scorecard';
import {
  AreaPointsSchema,
  BlockSummarySchema,
  PeriodSummarySchema,
  RankedUnitSchema,
} from '../scorecards/summary';
import { YearSchema } from '../scorecards/year';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { DecimalSchema } from './decimal';
import { fieldsParameter } from './field-selection';
import { IdentifierSchema, ItemIdSchema } from './identifiers';
import { OpenDataFileNameSchema, OpenDataFileSchema } from './open-data';
import { PeriodHeadlineSchema } from './published-index';

// The public API of the index of a year: what is asked, and what is answered. Every figure is one of a release; the newest is the
// default.

const count = z.number().int().min(0);
const releaseParameter = z.coerce.number().pipe(ReleaseNumberSchema);
const listOf = (limits: { min: number; max: number }) =>
  z
    .string()
    .max(3_000)
    .transform((ids) => [...new Set(ids.split(','))])
    .pipe(z.array(IdentifierSchema).min(limits.min).max(limits.max));

/** The release that answered. */
const ReleaseMetaSchema = z.strictObject({
  release: z.strictObject({
    number: ReleaseNumberSchema,
    /** Of the canonical JSON (RFC 8785) of the release that all figures follow from. */
    sha256: Sha256Schema,
  }),
  /** False for a release that a correction has replaced. */
  isNewest: z.boolean(),
});
export type ReleaseMeta = z.infer<typeof ReleaseMetaSchema>;

const PeriodRequestSchema = z.strictObject({
  id: IdentifierSchema,
  /** The newest, if left out. */
  release: releaseParameter.optional(),
});
const BlockRequestSchema = PeriodRequestSchema.extend({ block: IdentifierSchema });
const BlockReferenceSchema = BlockSummarySchema.pick({
  blockId: true,
  name: true,
  frameworkId: true,
  rankedUnitCount: true,
});

/** `GET /v1/periods` */
export const ListPeriodsRequestSchema = z.strictObject({
  /** Only these of each period, with commas between, such as `periodId,name`; all if left out. */
  fields: fieldsParameter(PeriodHeadlineSchema),
});
export const ListPeriodsResponseSchema = z.strictObject({
  data: z.array(PeriodHeadlineSchema),
  meta: z.strictObject({ periodCount: count }),
});

/** `GET /v1/periods/{id}/summary` */
export const GetSummaryRequestSchema = PeriodRequestSchema.extend({
  /** Only these of the summary, with commas between, such as `name,blocks.ranking.unit,blocks.ranking.rank`; all if left out. */
  fields: fieldsParameter(PeriodSummarySchema, { levels: 3 }),
});
export const GetSummaryResponseSchema = z.strictObject({
  data: PeriodSummarySchema,
  meta: ReleaseMetaSchema,
});

const ItemSchema = z.strictObject({
  itemId: ItemIdSchema,
  /** The item above it in the framework's tree; null for a reform area. */
  parentItemId: ItemIdSchema.nullable(),
  name: z.string(),
  maximum: DecimalSchema,
  effect: ItemEffectSchema,
  /** Null for an item that has children. */
  method: ScoringMethodSchema.nullable(),
});

export const UnitItemSchema = ItemSchema.extend({
  /** Null for an item that has children. */
  state: ShownItemStateSchema.nullable(),
  selfScore: DecimalSchema.nullable(),
  appraisedScore: DecimalSchema.nullable(),
  secondAppraisedScore: DecimalSchema.nullable(),
  surveyScore: DecimalSchema.nullable(),
  /** What was measured, where points are derived from it. */
  measure: z.string().nullable(),
  measured: DecimalSchema.nullable(),
  /** The score that counts. */
  score: DecimalSchema.nullable(),
  remark: z.string().nullable(),
  explanation: z.string().nullable(),
  evidence: z.array(EvidenceSchema),
});
const UnitResultSchema = z.strictObject({
  periodId: IdentifierSchema,
  /** What whoever prints figures of it needs to know. */
  period: PeriodSummarySchema.pick({ name: true, year: true, rules: true }),
  block: BlockReferenceSchema.extend(
    BlockSummarySchema.pick({ maximum: true, statistics: true }).shape,
  ),
  framework: FrameworkSchema.pick({ name: true, version: true, decision: true }),
  unit: AssessedUnitSchema,
  /** Null for a unit that is listed apart because something is missing. */
  result: RankedUnitSchema.nullable(),
  /** Why it is listed apart; null for a ranked unit. */
  notRanked: BlockSummarySchema.shape.notRanked.element
    .pick({ reason: true, missingItemIds: true, isDemonstration: true })
    .nullable(),
  items: z.array(UnitItemSchema),
});
/** `GET /v1/periods/{id}/units/{unitId}`: one unit's result with every item of its scorecard. */
export const GetUnitResultRequestSchema = PeriodRequestSchema.extend({
  unitId: IdentifierSchema,
  /** Only these of the result, with commas between, such as `unit,result.rank,items.score`; all if left out. */
  fields: fieldsParameter(UnitResultSchema),
});
export const GetUnitResultResponseSchema = z.strictObject({
  data: UnitResultSchema,
  meta: ReleaseMetaSchema,
});

/** `GET /v1/periods/{id}/areas?block=`: the areas of a block with every ranked unit's points in each. */
export const GetAreasRequestSchema = BlockRequestSchema;
export const GetAreasResponseSchema = z.strictObject({
  data: z.strictObject({
    block: BlockReferenceSchema,
    areas: BlockSummarySchema.shape.areas,
    units: z.array(
      z.strictObject({
        unit: AssessedUnitSchema,
        rank: z.number().int().min(1),
        areas: z.array(AreaPointsSchema),
      }),
    ),
  }),
  meta: ReleaseMetaSchema,
});

const ItemValueSchema = z.strictObject({
  unitId: IdentifierSchema,
  state: ShownItemStateSchema,
  score: DecimalSchema.nullable(),
});

/** `GET /v1/periods/{id}/items?block=`: how every item of a block was scored; with `units`, what these units got. */
export const GetItemsRequestSchema = BlockRequestSchema.extend({
  /** Only the items of this area. */
  area: ItemIdSchema.optional(),
  units: listOf({ min: 1, max: 20 }).optional(),
});
export const GetItemsResponseSchema = z.strictObject({
  data: z.strictObject({
    block: BlockReferenceSchema,
    unitCount: count,
    items: z.array(ItemTableRowSchema.extend({ values: z.array(ItemValueSchema) })),
  }),
  meta: ReleaseMetaSchema,
});

/** `GET /v1/periods/{id}/compare?units=a,b`: units of one block side by side. Lists of figures are in the order of `units`. */
export const CompareUnitsRequestSchema = PeriodRequestSchema.extend({
  units: listOf({ min: 2, max: 20 }),
});
export const CompareUnitsResponseSchema = z.strictObject({
  data: z.strictObject({
    block: BlockReferenceSchema,
    units: z.array(
      z.strictObject({
        unit: AssessedUnitSchema,
        result: RankedUnitSchema.omit({
          unit: true,
          areas: true,
          notApplicableItemIds: true,
        }).nullable(),
      }),
    ),
    areas: z.array(
      BlockSummarySchema.shape.areas.element.extend({
        /** Null for a unit that is not ranked. */
        points: z.array(DecimalSchema.nullable()),
      }),
    ),
    items: z.array(
      ItemTableRowSchema.pick({ itemId: true, areaId: true, name: true, maximum: true }).extend({
        values: z.array(ItemValueSchema),
      }),
    ),
  }),
  meta: ReleaseMetaSchema,
});

/** `GET /v1/periods/{id}/releases`: newest first. */
export const ListReleasesRequestSchema = z.strictObject({ id: IdentifierSchema });
export const ListReleasesResponseSchema = z.strictObject({
  data: z.array(ReleaseHeadlineSchema),
  meta: z.strictObject({ periodId: IdentifierSchema }),
});

/** `GET /v1/periods/{id}/releases/{number}`: the release as it was frozen, so that anyone can compute its hash. */
export const GetReleaseRequestSchema = z.strictObject({
  id: IdentifierSchema,
  number: releaseParameter,
});
export const GetReleaseResponseSchema = z.strictObject({
  data: SealedReleaseSchema,
  meta: z.strictObject({}),
});

/** `GET /v1/periods/{id}/releases/{number}/open-data` */
export const ListOpenDataResponseSchema = z.strictObject({
  data: z.strictObject({ files: z.array(OpenDataFileSchema) }),
  meta: z.strictObject({ periodId: IdentifierSchema, number: ReleaseNumberSchema }),
});
/** `GET /v1/periods/{id}/releases/{number}/open-data/{file}`: the file itself. */
export const GetOpenDataFileRequestSchema = GetReleaseRequestSchema.extend({
  file: OpenDataFileNameSchema,
});

export const SeriesEntrySchema = z.strictObject({
  periodId: IdentifierSchema,
  periodName: z.string(),
  year: YearSchema,
  release: ReleaseMetaSchema.shape.release,
  block: BlockReferenceSchema,
  /** As it was called then. */
  unit: AssessedUnitSchema,
  /** Null for a unit that is listed apart because something is missing. */
  result: RankedUnitSchema.pick({
    rank: true,
    points: true,
    applicableMaximum: true,
    percent: true,
    grade: true,
    change: true,
    isDemonstration: true,
  }).nullable(),
});
const SeriesSchema = z.strictObject({
  unitId: IdentifierSchema,
  entries: z.array(SeriesEntrySchema),
  /** Units that this one was made from at a boundary break; each has a series of its own. */
  predecessors: z.array(UnitReferenceSchema),
});
/** `GET /v1/units/{unitId}/series`: a unit in the newest release of every period, by year. */
export const GetSeriesRequestSchema = z.strictObject({
  unitId: IdentifierSchema,
  /** Only these of the series, with commas between, such as `entries.year,entries.result`; all if left out. */
  fields: fieldsParameter(SeriesSchema),
});
export const GetSeriesResponseSchema = z.strictObject({
  data: SeriesSchema,
  meta: z.strictObject({}),
});

export type ListPeriodsResponse = z.infer<typeof ListPeriodsResponseSchema>;
export type GetSummaryResponse = z.infer<typeof GetSummaryResponseSchema>;
export type GetUnitResultResponse = z.infer<typeof GetUnitResultResponseSchema>;
export type GetAreasResponse = z.infer<typeof GetAreasResponseSchema>;
export type GetItemsResponse = z.infer<typeof GetItemsResponseSchema>;
export type CompareUnitsResponse = z.infer<typeof CompareUnitsResponseSchema>;
export type ListReleasesResponse = z.infer<typeof ListReleasesResponseSchema>;
export type ListOpenDataResponse = z.infer<typeof ListOpenDataResponseSchema>;
export type GetSeriesResponse = z.infer<typeof GetSeriesResponseSchema>;
