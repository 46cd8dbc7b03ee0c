import { GONE_REASONS, type GoneReason } from '@congkhai/shared/contracts/published-article';
import { ApprovalSchema } from '@congkhai/shared/contracts/seal';
import { ARTICLE_STAGES } from '@congkhai/shared/news/article-stage';
import * as z from 'zod';

const text = z.string().nullable();
const instant = z.coerce.date().nullable();

/** Why readers no longer see an article. */
const FATES = [...GONE_REASONS, 'redirected'] as const;
export type Fate = GoneReason | 'redirected';

/** A row of the workflow table. */
export const WorkflowRowSchema = z.object({
  documentId: z.string(),
  locale: z.string(),
  stage: z.enum(ARTICLE_STAGES),
  textSha256: z.string(),
  approvedSha256: text,
  approvedBy: text,
  approvedRole: text,
  approvedAt: instant,
  publishAt: instant,
  scheduledBy: text,
  expireAt: instant,
  reviewOn: text,
  changeNote: text,
  publishedApprovals: z.array(ApprovalSchema).nullable(),
  suggestedArticleIds: z.array(z.string()).nullable(),
  fate: z.enum(FATES).nullable(),
  goneNotice: text,
  goneAt: instant,
  goneTitle: text,
  movedTo: text,
});
export type WorkflowRow = z.infer<typeof WorkflowRowSchema>;

/** What an article has to lose when it comes before readers again. */
export const NOT_GONE = {
  fate: null,
  goneNotice: null,
  goneAt: null,
  goneTitle: null,
  movedTo: null,
} as const;
export const NOT_APPROVED = {
  approvedSha256: null,
  approvedBy: null,
  approvedRole: null,
  approvedAt: null,
} as const;
export const NOT_SCHEDULED = { publishAt: null, scheduledBy: null, changeNote: null } as const;

/** A draft that nobody did anything with yet. */
export function beginningRow(documentId: string, locale: string, textSha256: string): WorkflowRow {
  return {
    documentId,
    locale,
    stage: 'draft',
    textSha256,
    ...NOT_APPROVED,
    ...NOT_SCHEDULED,
    ...NOT_GONE,
    publishedApprovals: null,
    suggestedArticleIds: null,
    expireAt: null,
    reviewOn: null,
  };
}
