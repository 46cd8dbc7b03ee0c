import type { CalendarEntry } from '@congkhai/shared/contracts/calendar-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';
import { EntryLink } from './EntryLink';

const DAY = { weekday: 'long', day: '2-digit', month: '2-digit', timeZone: 'UTC' } as const;

interface AgendaProps {
  days: readonly string[];
  entries: readonly CalendarEntry[];
  today: string;
}

/** The days on which something happens, below each other. */
export function Agenda({ days, entries, today }: AgendaProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const busyDays = days
    .map((day) => ({ day, own: entries.filter((entry) => entry.day === day) }))
    .filter(({ own }) => own.length > 0);
  if (busyDays.length === 0) return <Typography tag="p">{text('calendar.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {busyDays.map(({ day, own }) => (
        <section key={day} aria-label={formatDate(day, DAY)}>
          <Typography
            tag="h3"
            variant="omega"
            fontWeight="bold"
            aria-current={day === today ? 'date' : undefined}
          >
            {formatDate(day, DAY)}
            {day === today ? `, ${text('calendar.today')}` : ''}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {own.map((entry) => (
              <li key={`${entry.kind} ${entry.documentId} ${entry.locale}`}>
                <EntryLink entry={entry} />
              </li>
            ))}
          </Flex>
        </section>
      ))}
    </Flex>
  );
}
