import type { CalendarEntry } from '@congkhai/shared/contracts/calendar-admin';
import { Button } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../use-text';
import { type CalendarView, dayAfter, mondayOf } from './days';
import { EntryLink } from './EntryLink';

const SHOWN_PER_DAY = 4;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

const Table = styled.table`
  width: 100%;
  table-layout: fixed;
  border-collapse: collapse;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.6rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-size: 1.3rem;
    text-align: start;
    vertical-align: top;
  }
  th {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  td {
    height: 10rem;
  }
  td[data-other-month='true'] {
    background: ${({ theme }) => theme.colors.neutral100};
  }
  td[aria-current='date'] time {
    padding: 0.1rem 0.6rem;
    border-radius: 1rem;
    background: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral0};
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
    margin-block: 0.4rem;
    padding: 0;
    list-style: none;
  }
`;

interface DaysGridProps {
  view: CalendarView;
  day: string;
  today: string;
  weeks: readonly string[][];
  entries: readonly CalendarEntry[];
  onOpenWeek: (day: string) => void;
}

/** A week or a month, one column per weekday. A day of a month with much in it leads to its week. */
export function DaysGrid({ view, day, today, weeks, entries, onOpenWeek }: DaysGridProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const monday = mondayOf(day);
  return (
    <Table aria-label={text('calendar.title')}>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {formatDate(dayAfter(monday, weekday), { weekday: 'long', timeZone: 'UTC' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((each) => (
              <td
                key={each}
                aria-current={each === today ? 'date' : undefined}
                data-other-month={view === 'month' && !each.startsWith(day.slice(0, 7))}
              >
                <time dateTime={each}>{formatDate(each, shownDay(view, each))}</time>
                <DayEntries
                  entries={entries.filter((entry) => entry.day === each)}
                  shown={view === 'week' ? Number.POSITIVE_INFINITY : SHOWN_PER_DAY}
                  onOpen={() => onOpenWeek(each)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Within a month the number says enough, but for its first day and in a week that may touch two. */
function shownDay(view: CalendarView, day: string) {
  if (view === 'month' && !day.endsWith('-01')) return { day: 'numeric', timeZone: 'UTC' } as const;
  return { day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
}

interface DayEntriesProps {
  entries: readonly CalendarEntry[];
  shown: number;
  onOpen: () => void;
}

function DayEntries({ entries, shown, onOpen }: DayEntriesProps) {
  const text = useText();
  if (entries.length === 0) return null;
  const moreCount = Math.max(0, entries.length - shown);
  return (
    <>
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <li key={`${entry.kind} ${entry.documentId} ${entry.locale}`}>
            <EntryLink entry={entry} />
          </li>
        ))}
      </ul>
      {moreCount > 0 ? (
        <Button variant="ghost" size="S" onClick={onOpen}>
          {text('calendar.more', { count: moreCount })}
        </Button>
      ) : null}
    </>
  );
}
