import type { UnsealedView, ViewSealing } from '../../functions/src/stores/view-store';
import type { ViewEvent } from '../../shared/src/views/class-view';
import type { SignedDaySeal, SignedHourSeal } from '../../shared/src/views/ledger';
import { recountHour, type SegmentRow } from '../../shared/src/views/recount-hour';
import { VIEW_DEFINITION } from '../../shared/src/views/view';
import { VIEW_RULES, type ViewRules } from '../../shared/src/views/view-rules';
import { anArticleId } from './builders';

/** The event id number `n`, made at this moment. */
export function anEventId(n: number, at = new Date('2023-10-06T08:00:00.000Z')): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7e8f-9a0b-${String(n).padStart(12, '0')}`;
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
    networkKey: 'network-1',
    agent: 'browser',
    source: 'direct',
    isInternal: false,
    isPrefetch: false,
    startsTab: null,
    ...rest,
  };
}

/** Classes without an event are zero. */
export function someTallies(tallies: Partial<SignedHourSeal['seal']['tallies']> = {}) {
  const none = { human: 0, 'declared-bot': 0, suspect: 0, internal: 0, prefetch: 0, duplicate: 0 };
  return { ...none, ...tallies };
}

/** The hash of the version of an hour's or a day's seal: any text of that form will do. */
export function aSha256(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
}

/** The seal of an hour: what `recountHour` makes of its events. What a test is about is overridden. */
export async function anHourSeal(
  views: ViewSealing,
  hour: string,
  { rules = VIEW_RULES, ...seal }: Partial<SignedHourSeal['seal']> & { rules?: ViewRules } = {},
): Promise<SignedHourSeal> {
  const events = await views.eventsOf(hour);
  const rows = segmentRowsOf(hour, events());
  const version = seal.version ?? 1;
  return {
    seal: {
      kind: 'hour',
      definition: VIEW_DEFINITION,
      rules,
      version,
      hour,
      segment: {
        key: `ledger/segments/${hour}`,
        sha256: aSha256('segment'),
        rowCount: rows.length,
      },
      ...recountHour(() => rows, rules),
      previousSha256: null,
      sealedAt: '2023-10-08T00:00:00.000Z',
      ...seal,
    },
    sha256: aSha256(`${hour} ${version}`),
    keyId: null,
    signature: null,
  };
}

/** Rows of a segment, with readers and networks numbered in the order of appearance. */
export function segmentRowsOf(hour: string, events: Iterable<UnsealedView>): SegmentRow[] {
  const readers = new Map<string, number>();
  const networks = new Map<string, number>();
  const numberIn = (known: Map<string, number>, key: string) => {
    const number = known.get(key) ?? known.size + 1;
    known.set(key, number);
    return number;
  };
  return [...events].map(({ recordedAt, readerKey, networkKey, startsTab, ...event }) => ({
    ...event,
    offset: recordedAt.getTime() - Date.parse(`${hour}:00:00.000Z`),
    reader: readerKey === null ? null : numberIn(readers, readerKey),
    network: numberIn(networks, networkKey),
  }));
}

/** The seal of a day. */
export function aDaySeal(
  seal: Partial<SignedDaySeal['seal']> & { localDay: string },
): SignedDaySeal {
  const version = seal.version ?? 1;
  return {
    seal: {
      kind: 'day',
      definition: VIEW_DEFINITION,
      rulesVersions: [VIEW_RULES.version],
      hours: [],
      articles: [],
      visitCount: 0,
      withoutReaderCount: 0,
      tallies: someTallies(),
      previousSha256: null,
      sealedAt: '2023-10-08T00:00:00.000Z',
      ...seal,
      version,
    },
    sha256: aSha256(`${seal.localDay} ${version}`),
    keyId: null,
    signature: null,
  };
}
