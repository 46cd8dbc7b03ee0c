import { type Deadlines, DeadlinesSchema } from '@congkhai/shared/contracts/scorecards-admin';
import * as z from 'zod';

/** The fields of a period that hold the last days of its scoring stages. */
export const DEADLINE_FIELDS = {
  'self-assessment': 'selfAssessmentDeadline',
  appraisal: 'appraisalDeadline',
  explanation: 'explanationDeadline',
  'second-appraisal': 'secondAppraisalDeadline',
  survey: 'surveyDeadline',
} as const satisfies Record<keyof Deadlines, string>;

const day = z.string().nullable();
export const DeadlineRowSchema = z.object({
  selfAssessmentDeadline: day,
  appraisalDeadline: day,
  explanationDeadline: day,
  secondAppraisalDeadline: day,
  surveyDeadline: day,
});

export function deadlinesOf(row: z.infer<typeof DeadlineRowSchema>): Deadlines {
  return DeadlinesSchema.parse(
    Object.fromEntries(
      Object.entries(DEADLINE_FIELDS).map(([stage, field]) => [stage, row[field]]),
    ),
  );
}

/** The fields of a period that keep these deadlines. */
export function deadlineFieldsOf(deadlines: Deadlines): z.infer<typeof DeadlineRowSchema> {
  return {
    selfAssessmentDeadline: deadlines['self-assessment'],
    appraisalDeadline: deadlines.appraisal,
    explanationDeadline: deadlines.explanation,
    secondAppraisalDeadline: deadlines['second-appraisal'],
    surveyDeadline: deadlines.survey,
  };
}
