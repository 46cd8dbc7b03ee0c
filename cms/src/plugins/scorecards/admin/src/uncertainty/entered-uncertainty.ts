import { type UncertaintyRules, UncertaintyRulesSchema } from '@congkhai/shared/scorecards/period';
import * as z from 'zod';
import type { EnteredPoints } from '../entered-points';

/** What the survey's error is known from: the number of persons asked, or a stated error. */
export type SurveyBasis = 'sample' | 'error';

/** The rules of rank intervals as they stand in the form; what cannot be read stays text, so that the server refuses it. */
export type EnteredUncertainty = {
  [Field in keyof UncertaintyRules]: EnteredPoints;
};

/** What a period starts with when intervals are switched on: 1,000 draws, 90 %, weights ± 10 %, 200 persons asked. */
export const USUAL_UNCERTAINTY: EnteredUncertainty = {
  drawCount: 1_000,
  seed: 1,
  confidenceThousandths: 90_000,
  weightSpreadThousandths: 10_000,
  surveySampleSize: 200,
  surveyErrorThousandths: null,
};

const entered: z.ZodType<EnteredPoints> = z.union([z.number(), z.string(), z.null()]).catch(null);
const EnteredUncertaintySchema: z.ZodType<EnteredUncertainty | null> = z
  .object({
    drawCount: entered,
    seed: entered,
    confidenceThousandths: entered,
    weightSpreadThousandths: entered,
    surveySampleSize: entered,
    surveyErrorThousandths: entered,
  })
  .nullable()
  .catch(null);

/** The rules in a form's value; null where a period has no intervals. */
export function readUncertainty(value: unknown): EnteredUncertainty | null {
  return EnteredUncertaintySchema.parse(value ?? null);
}

export function surveyBasisOf(rules: EnteredUncertainty): SurveyBasis {
  return rules.surveyErrorThousandths === null ? 'sample' : 'error';
}

/** The same rules with the survey's error known from somewhere else; only one of the two may be given. */
export function withSurveyBasis(rules: EnteredUncertainty, basis: SurveyBasis): EnteredUncertainty {
  return {
    ...rules,
    surveySampleSize: basis === 'sample' ? USUAL_UNCERTAINTY.surveySampleSize : null,
    surveyErrorThousandths: basis === 'error' ? 2_000 : null,
  };
}

/** A whole number as typed; what is none stays text. */
export function enteredWholeOf(text: string): EnteredPoints {
  const digits = text.trim();
  if (digits === '') return null;
  return /^\d{1,10}$/.test(digits) ? Number(digits) : text;
}

/** The fields that no release could be drawn with. A blank one of the two about the survey is allowed where the other stands. */
export function findUncertaintyProblems(rules: EnteredUncertainty): Set<keyof EnteredUncertainty> {
  const issues = UncertaintyRulesSchema.safeParse(rules).error?.issues ?? [];
  const fields = Object.keys(USUAL_UNCERTAINTY) as (keyof EnteredUncertainty)[];
  const wrong = new Set(fields.filter((field) => issues.some(({ path }) => path[0] === field)));
  if (rules.surveySampleSize === null && rules.surveyErrorThousandths === null)
    wrong.add('surveySampleSize');
  return wrong;
}
