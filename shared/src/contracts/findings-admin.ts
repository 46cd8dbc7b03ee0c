import * as z from 'zod';
import { FindingSchema } from '../news/finding';
import { LocaleSchema } from './identifiers';

export const Sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is asked with the findings of an article. */
export const FindingsRequestSchema = z.strictObject({ locale: LocaleSchema });

/** A finding and what a person has said about it. Refusals are never answered: they are mended. */
export const ListedFindingSchema = FindingSchema.extend({
  /** SHA-256 of the rule, the field and the excerpt: what an answer belongs to. */
  subjectHash: Sha256Schema,
  answer: z
    .strictObject({ answeredBy: z.string(), answeredAt: z.iso.datetime({ precision: 3 }) })
    .nullable(),
  /** Whether somebody has proposed its host already; left out where there is no host. */
  isHostProposed: z.boolean().optional(),
});
export type ListedFinding = z.infer<typeof ListedFindingSchema>;

/** `GET /newsroom/articles/{documentId}/findings`, in the order of the text. */
export const FindingsResponseSchema = z.strictObject({
  data: z.strictObject({
    findings: z.array(ListedFindingSchema),
    /** Whether the person who asks may answer. */
    canAnswer: z.boolean(),
  }),
});
export type FindingsAnswer = z.infer<typeof FindingsResponseSchema>['data'];

/** `POST /newsroom/articles/{documentId}/answers`: "this is right as it is". */
export const AnswerFindingSchema = z.strictObject({
  locale: LocaleSchema,
  subjectHash: Sha256Schema,
});
export type AnswerFinding = z.infer<typeof AnswerFindingSchema>;
