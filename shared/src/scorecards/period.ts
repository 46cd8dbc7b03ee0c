import * as z from 'zod';
import { IdentifierSchema } from '../contracts/identifiers';
import { LegalDocumentSchema } from '../news/legal-document';
import { lineSchema } from '../text/text';
import { UnitReferenceSchema } from '../units/administrative-unit';
import { GradeBandsSchema } from './grading';
import { RoundingRuleSchema } from './points';
import { RankComparisonSchema, TieRuleSchema } from './ranking';

/** The stages of a year, in order. Scores may change until `approved`; only `published` is public. */
export const PERIOD_STAGES = [
  'self-assessment',
  'appraisal',
  'explanation',
  'second-appraisal',
  'survey',
  'approved',
  'published',
] as const;
export const PeriodStageSchema = z.enum(PERIOD_STAGES);
export type PeriodStage = z.infer<typeof PeriodStageSchema>;

/** True while the scores of a period are still being worked on. */
export function isPeriodOpen(stage: PeriodStage): boolean {
  return stage !== 'approved' && stage !== 'published';
}

/** What a change of stage amounts to: going on with the work, approving it or taking the approval back, publishing or withdrawing. */
export type StageMove = 'work' | 'approval' | 'publication';

/**
 * The kind of the move from one stage to another, or null if a period may not move like that. Stages follow each other one by one.
 * The only ways back are from published to approved, and from approved to any stage in which scores may change.
 */
export function stageMoveOf(from: PeriodStage, to: PeriodStage): StageMove | null {
  const isNext = PERIOD_STAGES.indexOf(to) === PERIOD_STAGES.indexOf(from) + 1;
  if (isNext && isPeriodOpen(to)) return 'work';
  if (isNext) return to === 'approved' ? 'approval' : 'publication';
  if (from === 'published' && to === 'approved') return 'publication';
  return from === 'approved' && isPeriodOpen(to) ? 'approval' : null;
}

/** The rules a release must name, because no legal text settles them. */
export const PeriodRulesSchema = z.strictObject({
  tieRule: TieRuleSchema,
  comparison: RankComparisonSchema,
  rounding: RoundingRuleSchema,
  decimalsShown: z.number().int().min(0).max(3),
});
export type PeriodRules = z.infer<typeof PeriodRulesSchema>;

/** A group of units that are scored by one framework and ranked among themselves, never across groups. */
export const BlockSchema = z.strictObject({
  blockId: IdentifierSchema,
  name: lineSchema(200),
  frameworkId: IdentifierSchema,
  gradeBands: GradeBandsSchema,
  /** Where the bounds of the grades come from, above all when the decision does not print them. */
  gradeBandsSource: lineSchema(300).nullable(),
  units: z.array(UnitReferenceSchema).max(20_000),
});
export type Block = z.infer<typeof BlockSchema>;

/** An assessment period (kỳ đánh giá): the index of one year, approved and published by one decision. */
export const PeriodSchema = z.strictObject({
  periodId: IdentifierSchema,
  name: lineSchema(300),
  year: z.number().int().min(2000).max(2100),
  decision: LegalDocumentSchema.nullable(),
  rules: PeriodRulesSchema,
  blocks: z.array(BlockSchema).min(1).max(50),
});
export type Period = z.infer<typeof PeriodSchema>;
