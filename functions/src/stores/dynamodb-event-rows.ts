import { ArticleIdSchema, LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { utcHourOf } from '@congkhai/shared/time/local-day';
import type { ClassedView, ViewEvent } from '@congkhai/shared/views/class-view';
import { AgentSchema, ViewClassSchema, ViewSourceSchema } from '@congkhai/shared/views/view';
import * as z from 'zod';
import type { Item } from './dynamodb-items';
import { viewKeys } from './dynamodb-keys';

/** The raw row of an event, as it waits to be sealed. */
const EventRowSchema = z.object({
  sk: z.string(),
  articleId: ArticleIdSchema,
  locale: LocaleSchema,
  recordedAt: z.number().int(),
  readerKey: z.string().nullable(),
  networkKey: z.string(),
  agent: AgentSchema,
  source: ViewSourceSchema,
  isInternal: z.boolean(),
  isPrefetch: z.boolean(),
  startsTab: z.boolean().nullable(),
  viewClass: ViewClassSchema,
  isRead: z.boolean(),
  startsVisit: z.boolean(),
});

/** An event as it was recorded, and what it was found to be. */
export interface RecordedView {
  event: ViewEvent;
  hour: string;
  classed: Pick<ClassedView, 'viewClass' | 'isRead' | 'startsVisit'>;
}

export function itemOfEvent(event: ViewEvent, classed: RecordedView['classed']): object {
  const { eventId, recordedAt, ...facts } = event;
  const { viewClass, isRead, startsVisit } = classed;
  return {
    ...viewKeys.eventRow(utcHourOf(recordedAt), eventId),
    ...facts,
    recordedAt: recordedAt.getTime(),
    viewClass,
    isRead,
    startsVisit,
  };
}

export function eventOfItem(item: Item): RecordedView {
  const { sk, recordedAt, viewClass, isRead, startsVisit, ...facts } = EventRowSchema.parse(item);
  const event = { eventId: sk, ...facts, recordedAt: new Date(recordedAt) };
  return { event, hour: utcHourOf(event.recordedAt), classed: { viewClass, isRead, startsVisit } };
}
