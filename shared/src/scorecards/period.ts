import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import { LocalDaySchema } from '../time/local-day';
import { UnitCodeSchema, UnitReferenceSchema } from '../units/administrative-unit';
import { GradeBandsSchema } from './grading';
import { RoundingRuleSchema, ThousandthsSchema } from './points';
import { RankComparisonSchema, TieRuleSchema } from './ranking';
import { YearSchema } from './year';

/**
 * The stages of a year, in order. Scores may change until `approved`; `published` and `corrected` are public, and what they show is
 * a frozen release. `corrected` means that a release with errata has replaced the first.
 */
export const PERIOD_STAGES = [
  'self-assessment',
  'appraisal',
  'explanation',
  'second-appraisal',
  'survey',
  'approved',
  'published',
  'corrected',
] as const;
export const PeriodStageSchema = z.enum(PERIOD_STAGES);
export type PeriodStage = z.infer<typeof PeriodStageSchema>;

/** The stages in which scores are worked on, each of which may have a last day. */
export const SCORING_STAGES = [
  'self-assessment',
  'appraisal',
  'explanation',
  'second-appraisal',
  'survey',
] as const satisfies readonly PeriodStage[];
export type ScoringStage = (typeof SCORING_STAGES)[number];

/** True while the scores of a period are still being worked on. */
export function isPeriodOpen(stage: PeriodStage): stage is ScoringStage {
  return SCORING_STAGES.some((scoring) => scoring === stage);
}

/** True while a release of the period is shown to readers. */
export function isPeriodPublic(stage: PeriodStage): boolean {
  return stage === 'published' || stage === 'corrected';
}

/**
 * What a change of stage amounts to: going on with the work, approving it or taking the approval back, publishing or withdrawing,
 * or publishing a corrected release.
 */
export type StageMove = 'work' | 'approval' | 'publication' | 'correction';

/**
 * The kind of the move from one stage to another, or null if a period may not move like that. Stages follow each other one by one.
 * The only ways back are from published or corrected to approved, and from approved to any stage in which scores may change.
 */
export function stageMoveOf(from: PeriodStage, to: PeriodStage): StageMove | null {
  const isNext = PERIOD_STAGES.indexOf(to) === PERIOD_STAGES.indexOf(from) + 1;
  if (isNext && isPeriodOpen(to)) return 'work';
  if (to === 'corrected') return from === 'published' ? 'correction' : null;
  if (isNext) return to === 'approved' ? 'approval' : 'publication';
  if (isPeriodPublic(from) && to === 'approved') return 'publication';
  return from === 'approved' && isPeriodOpen(to) ? 'approval' : null;
}

/** How sure a rank is: what the intervals of ranks are drawn from. A disclosure beside the legal rank, never a replacement. */
export const UncertaintyRulesSchema = z.strictObject({
  drawCount: z.number().int().min(100).max(10_000),
  /** The same seed gives the same intervals on any machine. */
  seed: z.number().int().min(0).max(4_294_967_295),
  /** The share of draws inside the interval: 90000 is 90 %. */
  confidenceThousandths: z.number().int().min(50_000).max(99_000),
  /** Each area's weight is drawn from its own ± this share: 10000 is ± 10 %. */
  weightSpreadThousandths: z.number().int().min(0).max(50_000),
  /** Persons asked in the survey for one unit; null where the survey's error is stated instead. */
  surveySampleSize: z.number().int().min(1).max(10_000_000).nullable(),
  /** The stated standard error of a survey score, in thousandths of a percent of its maximum; null where a sample size is given. */
  surveyErrorThousandths: z.number().int().min(0).max(100_000).nullable(),
});
export type UncertaintyRules = z.infer<typeof UncertaintyRulesSchema>;

/** The rules a release must name, because no legal text settles them. */
export const PeriodRulesSchema = z.strictObject({
  tieRule: TieRuleSchema,
  comparison: RankComparisonSchema,
  rounding: RoundingRuleSchema,
  decimalsShown: z.number().int().min(0).max(3),
  uncertainty: UncertaintyRulesSchema.nullable().default(null),
});
export type PeriodRules = z.infer<typeof PeriodRulesSchema>;

/** A unit as it was on the day at which a period looks at units: its name, code and parent then. */
export const AssessedUnitSchema = UnitReferenceSchema.extend({
  code: UnitCodeSchema.nullable().default(null),
  parentUnitId: IdentifierSchema.nullable().default(null),
});
export type AssessedUnit = z.infer<typeof AssessedUnitSchema>;

/** A group of units that are scored by one framework and ranked among themselves, never across groups. */
export const BlockSchema = z.strictObject({
  blockId: IdentifierSchema,
  name: lineSchema(200),
  frameworkId: IdentifierSchema,
  gradeBands: GradeBandsSchema,
  /** Where the bounds of the grades come from, above all when the decision does not print them. */
  gradeBandsSource: lineSchema(300).nullable(),
  /** The maximum that points are scaled to, as Hà Nội does for blocks without a survey; null where points stay as scored. */
  rescaleToThousandths: ThousandthsSchema.min(1).nullable().default(null),
  units: z.array(AssessedUnitSchema).max(20_000),
});
export type Block = z.infer<typeof BlockSchema>;

/** An assessment period (kỳ đánh giá): the index of one year, approved and published by one decision. */
export const PeriodSchema = z.strictObject({
  periodId: IdentifierSchema,
  name: lineSchema(300),
  year: YearSchema,
  decision: LegalDocumentSchema.nullable(),
  /** The day at which units are looked at: a score belongs to the unit as it was. */
  unitsAsOf: LocalDaySchema,
  /** The period whose figures this one is compared with; null for the first of a series. */
  previousPeriodId: IdentifierSchema.nullable().default(null),
  rules: PeriodRulesSchema,
  blocks: z.array(BlockSchema).min(1).max(50),
});
export type Period = z.infer<typeof PeriodSchema>;
