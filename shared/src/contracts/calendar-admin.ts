import * as z from 'zod';
import { InstantSchema, LocalDaySchema, localDaysBetween } from '../time/local-day';
import { ArticleIdSchema, LocaleSchema } from './identifiers';

// The newsroom's calendar: what happens to articles on which day in Viet Nam.

/** More than six weeks, which is what a month with the days around it takes. */
const DAYS_MAX = 62;
/** How many entries of each kind an answer has at most, the earliest first. */
export const CALENDAR_ENTRIES_PER_KIND_MAX = 500;

export const CALENDAR_KINDS = ['scheduled', 'published', 'expiring', 'review', 'event'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** `GET /calendar?from=&to=`, both days included. */
export const CalendarRequestSchema = z
  .strictObject({ from: LocalDaySchema, to: LocalDaySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' })
  .refine(({ from, to }) => localDaysBetween(from, to).length <= DAYS_MAX, {
    path: ['to'],
    message: `must be at most ${DAYS_MAX} days from the first`,
  });
export type CalendarRequest = z.infer<typeof CalendarRequestSchema>;

export const CalendarEntrySchema = z.object({
  kind: z.enum(CALENDAR_KINDS),
  day: LocalDaySchema,
  /** Null for what is of a whole day. */
  at: InstantSchema.nullable(),
  documentId: ArticleIdSchema,
  locale: LocaleSchema,
  title: z.string(),
});
export type CalendarEntry = z.infer<typeof CalendarEntrySchema>;

export const CalendarSchema = z.object({
  /** By day and time; what is of a whole day comes first. */
  entries: z.array(CalendarEntrySchema),
  /** Whether some kind has more entries than are told. */
  isTruncated: z.boolean(),
});
export type Calendar = z.infer<typeof CalendarSchema>;
export const CalendarResponseSchema = z.object({ data: CalendarSchema });
