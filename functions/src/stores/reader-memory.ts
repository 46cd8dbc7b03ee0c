import { utcHourOf } from '@congkhai/shared/time/local-day';
import {
  type ClassedView,
  forgetReaderBefore,
  type ReaderState,
  rememberReader,
  type ViewEvent,
} from '@congkhai/shared/views/class-view';
import type { ViewClass } from '@congkhai/shared/views/view';
import { createLeastRecentlyUsed } from './least-recently-used';

/**
 * So many readers and articles of readers, and so many pairs of network and article, are remembered at most, those seen last: the views of some
 * hours of a busy day. Who is forgotten too early may be given a visit too many; reads are put right when the hour is sealed.
 */
const REMEMBERED_MAX = 300_000;

/** What is remembered of readers and networks to class the next event. It lives in memory and is rebuilt from the stored events. */
export function createReaderMemory() {
  const readers = createLeastRecentlyUsed<ReaderState>(REMEMBERED_MAX);
  const networks = createLeastRecentlyUsed<number>(REMEMBERED_MAX);

  const readerOf = ({ readerKey }: ViewEvent): ReaderState | null =>
    readerKey === null ? null : (readers.get(readerKey) ?? null);

  function keep({ readerKey }: ViewEvent, reader: ReaderState | null): void {
    if (readerKey !== null && reader !== null) readers.set(readerKey, reader, weightOf(reader));
  }

  function networkOf(event: ViewEvent): NetworkViews {
    const key = networkKeyOf(event);
    return { key, viewCount: networks.get(key) ?? 0 };
  }

  // Only views that count are counted here: as soon as they are as many as the rules allow, nothing more counts.
  function noteNetwork({ key, viewCount }: NetworkViews, viewClass: ViewClass): void {
    if (viewClass === 'human') networks.set(key, viewCount + 1, 1);
  }

  return {
    contextOf: (event: ViewEvent): ReaderContext => ({
      reader: readerOf(event),
      network: networkOf(event),
    }),
    /** Takes in an event that was classed in this context. */
    note(
      event: ViewEvent,
      { network }: ReaderContext,
      { viewClass, reader }: Pick<ClassedView, 'viewClass' | 'reader'>,
    ): void {
      keep(event, reader);
      noteNetwork(network, viewClass);
    },
    /** Takes in an event that was classed and stored earlier. */
    recall(event: ViewEvent, viewClass: ViewClass): void {
      keep(event, rememberReader(event, viewClass, readerOf(event)).reader);
      noteNetwork(networkOf(event), viewClass);
    },
    /** Forgets everything before this UTC hour. */
    forgetBefore(hour: string): void {
      for (const [key, reader] of readers.entries()) {
        const left = forgetReaderBefore(reader, hour);
        if (left) readers.set(key, left, weightOf(left));
        else readers.delete(key);
      }
      for (const [key] of networks.entries()) if (key < hour) networks.delete(key);
    },
  };
}
export type ReaderMemory = ReturnType<typeof createReaderMemory>;

/** What is known of an event's reader, and how often its network has viewed its article in its hour. */
export interface ReaderContext {
  reader: ReaderState | null;
  network: NetworkViews;
}
interface NetworkViews {
  key: string;
  viewCount: number;
}

function weightOf({ articles }: ReaderState): number {
  return 1 + articles.length;
}

function networkKeyOf({ networkKey, articleId, locale, recordedAt }: ViewEvent): string {
  return `${utcHourOf(recordedAt)} ${networkKey} ${articleId} ${locale}`;
}
