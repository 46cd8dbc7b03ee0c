import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { auditTrail } from '../audit-trail';
import { ARTICLE_UID, CHANGE_NOTE_UID, WORKFLOW_EVENT_UID } from '../constants';
import { personNow } from '../request';
import type { ArticleInLanguage } from '../versions/draft-content';
import { draftFactsOf } from '../workflow/draft-facts';

/** What the audit log calls it. Publications and what is taken away without a word are recorded there as changes of the document. */
const AUDIT_VERBS: Readonly<Record<string, string>> = {
  submit: 'submitted',
  'take-back': 'taken-back',
  'ask-changes': 'returned',
  approve: 'approved',
  'approval-voided': 'approval-voided',
  schedule: 'scheduled',
  unschedule: 'unscheduled',
  'schedule-failed': 'schedule-failed',
  withdraw: 'withdrawn',
  redirect: 'redirected',
  remove: 'removed',
  expire: 'expired',
  comment: 'commented',
  'set-expiry': 'expiry-set',
  'set-review': 'review-set',
  confirm: 'confirmed',
};
const EVENTS_LISTED = 100;
const NOTES_LISTED = 100;
const EventsSchema = z.array(
  z.object({
    at: z.coerce.date(),
    by: z.string().nullable(),
    what: z.string(),
    note: z.string().nullable(),
  }),
);
const NotesSchema = z.array(z.object({ at: z.coerce.date(), note: z.string() }));

/** What happened to articles on their way to readers, and what readers were told about it. Calls join the transaction that is open. */
export const workflowHistory = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Notes what happened, with whoever did it, in the history of the article and in the audit log. */
  async note(
    article: ArticleInLanguage,
    { what, note = null, by }: { what: string; note?: string | null; by?: string | null },
  ): Promise<void> {
    const who = by === undefined ? (personNow(strapi)?.name ?? null) : by;
    await strapi.db
      .query(WORKFLOW_EVENT_UID)
      .create({ data: { ...article, at: new Date(), by: who, what, note } });
    const verb = by && what === 'publish' ? 'published-at-time' : AUDIT_VERBS[what];
    if (!verb) return;
    await auditTrail(strapi)?.record({
      action: `article.${verb}`,
      subject: {
        uid: ARTICLE_UID,
        ...article,
        title: (await draftFactsOf(strapi, article))?.title ?? null,
      },
      detail: { note, ...(by ? { onBehalfOf: by } : {}) },
    });
  },

  async listEvents({ documentId, locale }: ArticleInLanguage) {
    return EventsSchema.parse(
      await strapi.db.query(WORKFLOW_EVENT_UID).findMany({
        where: { documentId, locale },
        orderBy: { id: 'desc' },
        limit: EVENTS_LISTED,
      }),
    );
  },

  async tellReaders({ documentId, locale }: ArticleInLanguage, note: string): Promise<void> {
    await strapi.db
      .query(CHANGE_NOTE_UID)
      .create({ data: { documentId, locale, at: new Date(), note } });
  },

  /** What readers were told has changed, newest first. */
  async listChangeNotes({ documentId, locale }: ArticleInLanguage) {
    const notes = NotesSchema.parse(
      await strapi.db
        .query(CHANGE_NOTE_UID)
        .findMany({ where: { documentId, locale }, orderBy: { id: 'desc' }, limit: NOTES_LISTED }),
    );
    return notes.map(({ at, note }) => ({ at: at.toISOString(), note }));
  },
});
export type WorkflowHistory = ReturnType<typeof workflowHistory>;
