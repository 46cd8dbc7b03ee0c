import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import type { RoundingRule } from '@congkhai/shared/scorecards/points';
import {
  BLANK_SCORE,
  type ItemScore,
  ItemStateSchema,
  type ScoreField,
} from '@congkhai/shared/scorecards/scorecard';
import { planScoring, type Scoring, scoreScorecard } from '@congkhai/shared/scorecards/scoring';
import * as z from 'zod';
import { type EnteredPoints, readablePointsOf } from '../entered-points';

const EnteredPointsSchema = z.union([z.number(), z.string(), z.null()]).catch(null);
const EnteredScoreSchema = z.object({
  state: ItemStateSchema.catch('not-submitted'),
  selfScoreThousandths: EnteredPointsSchema,
  appraisedScoreThousandths: EnteredPointsSchema,
  secondAppraisedScoreThousandths: EnteredPointsSchema,
  surveyScoreThousandths: EnteredPointsSchema,
  remark: z.string().nullable().catch(null),
});

/** The score of an item as it stands in the form, where points may still be unreadable. */
export type EnteredScore = z.infer<typeof EnteredScoreSchema>;
export type EnteredScores = Record<string, EnteredScore>;

const NOT_SUBMITTED: EnteredScore = {
  state: 'not-submitted',
  selfScoreThousandths: null,
  appraisedScoreThousandths: null,
  secondAppraisedScoreThousandths: null,
  surveyScoreThousandths: null,
  remark: null,
};

/** The scores in a form's value; none if it holds something else. */
export function readScores(value: unknown): EnteredScores {
  return z.record(z.string(), EnteredScoreSchema).catch({}).parse(value);
}

/** An item that nobody has touched has not been submitted. */
export function scoreOf(scores: EnteredScores, itemId: string): EnteredScore {
  return scores[itemId] ?? NOT_SUBMITTED;
}

/** Which points are given for an item: the survey's alone, or the unit's own and the council's. */
export function scoreFieldsOf({ method }: FrameworkItem): ScoreField[] {
  return method === 'survey'
    ? ['surveyScoreThousandths']
    : ['selfScoreThousandths', 'appraisedScoreThousandths'];
}

/** The same score with other points. Points make an item scored. */
export function withPoints(
  score: EnteredScore,
  field: ScoreField,
  points: EnteredPoints,
): EnteredScore {
  return { ...score, state: points === null ? score.state : 'scored', [field]: points };
}

/** The same score in another state. Only a scored item keeps its points: the other two are blanks, and a blank is not a zero. */
export function withState(score: EnteredScore, state: EnteredScore['state']): EnteredScore {
  return state === 'scored'
    ? { ...score, state }
    : { ...NOT_SUBMITTED, state, remark: score.remark };
}

export type PointsProblem = 'unreadable' | 'above-maximum';

/** What is wrong with points, seen from the item they are for. */
export function findPointsProblem(
  { maximumThousandths }: FrameworkItem,
  points: EnteredPoints,
): PointsProblem | null {
  if (typeof points === 'string') return 'unreadable';
  return points !== null && points > maximumThousandths ? 'above-maximum' : null;
}

/** A line of the table: a heading for what has children, or an item to score. */
export interface ScoreRow {
  item: FrameworkItem;
  depth: number;
}

/** The lines of the table: every item before its children. */
export function rowsOf(items: readonly FrameworkItem[], depth = 0): ScoreRow[] {
  return items.flatMap((item) => [{ item, depth }, ...rowsOf(item.children, depth + 1)]);
}

export interface ColumnTotals extends Record<ScoreField, number> {
  maximumThousandths: number;
}

/** What each column adds up to below these items. Unreadable points count nothing. */
export function totalsOf(items: readonly FrameworkItem[], scores: EnteredScores): ColumnTotals {
  const scored = scoredItemsOf(items);
  const sum = (of: (item: FrameworkItem) => number) =>
    scored.reduce((total, item) => total + of(item), 0);
  const pointsIn = (field: ScoreField) =>
    sum((item) => readablePointsOf(scoreOf(scores, item.itemId)[field]) ?? 0);
  return {
    maximumThousandths: sum(({ maximumThousandths }) => maximumThousandths),
    selfScoreThousandths: pointsIn('selfScoreThousandths'),
    appraisedScoreThousandths: pointsIn('appraisedScoreThousandths'),
    secondAppraisedScoreThousandths: pointsIn('secondAppraisedScoreThousandths'),
    surveyScoreThousandths: pointsIn('surveyScoreThousandths'),
  };
}

/** The unit's result as it would be if the scores were final now, by the same rules as the published one. */
export function resultOf(
  items: readonly FrameworkItem[],
  scores: EnteredScores,
  rounding: RoundingRule,
): Scoring {
  const readable = Object.entries(scores).map(([itemId, score]): [string, ItemScore] => [
    itemId,
    {
      ...BLANK_SCORE,
      ...score,
      selfScoreThousandths: readablePointsOf(score.selfScoreThousandths),
      appraisedScoreThousandths: readablePointsOf(score.appraisedScoreThousandths),
      secondAppraisedScoreThousandths: readablePointsOf(score.secondAppraisedScoreThousandths),
      surveyScoreThousandths: readablePointsOf(score.surveyScoreThousandths),
    },
  ]);
  const plan = planScoring(items, { rounding, decimalsShown: 3, rescaleToThousandths: null });
  return scoreScorecard(plan, Object.fromEntries(readable));
}
