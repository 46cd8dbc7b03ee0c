import {
  CALENDAR_ENTRIES_PER_KIND_MAX,
  type Calendar,
  type CalendarEntry,
  CalendarEntrySchema,
  type CalendarKind,
  type CalendarRequest,
} from '@congkhai/shared/contracts/calendar-admin';
import { localDayOf } from '@congkhai/shared/time/local-day';
import type { Core } from '@strapi/strapi';
import * as z from 'zod';
import { ARTICLE_UID, WORKFLOW_UID } from '../constants';

const DAY_MILLISECONDS = 86_400_000;
const TITLES_PER_QUERY = 500;

/** Where the days and instants of each kind of entry are. */
interface Source {
  kind: CalendarKind;
  uid: string;
  field: 'publishAt' | 'expireAt' | 'reviewOn' | 'publicationDate' | 'eventDate';
  isInstant: boolean;
  where: object;
}
const SOURCES: readonly Source[] = [
  { kind: 'scheduled', uid: WORKFLOW_UID, field: 'publishAt', isInstant: true, where: {} },
  { kind: 'expiring', uid: WORKFLOW_UID, field: 'expireAt', isInstant: true, where: {} },
  { kind: 'review', uid: WORKFLOW_UID, field: 'reviewOn', isInstant: false, where: {} },
  {
    kind: 'published',
    uid: ARTICLE_UID,
    field: 'publicationDate',
    isInstant: true,
    where: { publishedAt: { $notNull: true } },
  },
  {
    kind: 'event',
    uid: ARTICLE_UID,
    field: 'eventDate',
    isInstant: false,
    where: { publishedAt: null },
  },
];

const RowsSchema = z.array(z.looseObject({ documentId: z.string(), locale: z.string() }));
const InstantColumnSchema = z.coerce.date();
const DayColumnSchema = z.iso.date();
const TitlesSchema = z.array(
  z.object({ documentId: z.string(), locale: z.string(), title: z.string().nullish() }),
);
type Untitled = Omit<CalendarEntry, 'title' | 'locale'> & { locale: string };

/** What happens to articles in a range of days. */
export const calendar = ({ strapi }: { strapi: Core.Strapi }) => {
  async function listFrom(source: Source, { from, to }: CalendarRequest): Promise<Untitled[]> {
    const { kind, uid, field, isInstant, where } = source;
    const end = new Date(Date.parse(`${to}T00:00:00+07:00`) + DAY_MILLISECONDS);
    const range = isInstant
      ? { $gte: new Date(`${from}T00:00:00+07:00`), $lt: end }
      : { $gte: from, $lte: to };
    const rows = RowsSchema.parse(
      await strapi.db.query(uid).findMany({
        where: { ...where, [field]: range },
        orderBy: [{ [field]: 'asc' }, { id: 'asc' }],
        select: ['documentId', 'locale', field],
        limit: CALENDAR_ENTRIES_PER_KIND_MAX + 1,
      }),
    );
    return rows.map((row) => {
      const { documentId, locale } = row;
      const at = isInstant ? InstantColumnSchema.parse(row[field]) : null;
      const day = at ? localDayOf(at) : DayColumnSchema.parse(row[field]);
      return { kind, day, at: at?.toISOString() ?? null, documentId, locale };
    });
  }

  /** The titles of the drafts, by article and language. What is in the trash has none. */
  async function titlesOf(entries: readonly Untitled[]): Promise<Map<string, string>> {
    const ids = [...new Set(entries.map(({ documentId }) => documentId))];
    const titles = new Map<string, string>();
    for (let begin = 0; begin < ids.length; begin += TITLES_PER_QUERY) {
      const documentId = { $in: ids.slice(begin, begin + TITLES_PER_QUERY) };
      const rows: unknown = await strapi.db.query(ARTICLE_UID).findMany({
        where: { documentId, publishedAt: null },
        select: ['documentId', 'locale', 'title'],
      });
      for (const row of TitlesSchema.parse(rows)) titles.set(keyOf(row), row.title ?? '');
    }
    return titles;
  }

  return {
    async list(request: CalendarRequest): Promise<Calendar> {
      const lists: Untitled[][] = [];
      for (const source of SOURCES) lists.push(await listFrom(source, request));
      const isTruncated = lists.some(({ length }) => length > CALENDAR_ENTRIES_PER_KIND_MAX);
      const told = lists.flatMap((list) => list.slice(0, CALENDAR_ENTRIES_PER_KIND_MAX));
      const titles = await titlesOf(told);
      const entries = told.flatMap((entry) => {
        const title = titles.get(keyOf(entry));
        return title === undefined ? [] : [CalendarEntrySchema.parse({ ...entry, title })];
      });
      return { entries: entries.sort(byTime), isTruncated };
    },
  };
};
export type CalendarService = ReturnType<typeof calendar>;

function keyOf({ documentId, locale }: { documentId: string; locale: string }): string {
  return `${documentId} ${locale}`;
}

function byTime(left: CalendarEntry, right: CalendarEntry): number {
  const leftKey = `${left.day} ${left.at ?? ''}`;
  const rightKey = `${right.day} ${right.at ?? ''}`;
  if (leftKey === rightKey) return 0;
  return leftKey < rightKey ? -1 : 1;
}
