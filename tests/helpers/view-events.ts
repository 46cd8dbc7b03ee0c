import type { ViewEvent } from '../../functions/src/stores/view-store';
import { anArticleId } from './builders';

/** The event id number `n`. */
export function anEventId(n: number): string {
  return `0190b5a2-3c4d-7e8f-9a0b-${String(n).padStart(12, '0')}`;
}

let lastEvent = 0;

/** A view of article number 1 by one reader, with an event id of its own. */
export function aView(view: Partial<ViewEvent> & { at?: string } = {}): ViewEvent {
  const { at = '2023-10-06T08:00:00.000Z', ...rest } = view;
  lastEvent += 1;
  return {
    eventId: anEventId(lastEvent),
    articleId: anArticleId(1),
    locale: 'vi',
    recordedAt: new Date(at),
    readerKey: 'reader-1',
    isBot: false,
    ...rest,
  };
}
