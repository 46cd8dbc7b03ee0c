import { CALENDAR_ENTRIES_PER_KIND_MAX } from '@congkhai/shared/contracts/calendar-admin';
import { LocalDaySchema, localDayOf } from '@congkhai/shared/time/local-day';
import { Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { READ_PERMISSIONS } from '../constants';
import { useText } from '../use-text';
import { Agenda } from './Agenda';
import { CalendarControls } from './CalendarControls';
import { DaysGrid } from './DaysGrid';
import { type CalendarView, weeksOf } from './days';
import { useCalendar } from './use-calendar';

/** What happens to articles on which day: a month or a week, and a list of days on a phone. */
export default function CalendarPage() {
  const text = useText();
  return (
    <Page.Protect permissions={READ_PERMISSIONS}>
      <Page.Main>
        <Page.Title>{text('calendar.title')}</Page.Title>
        <Layouts.Header title={text('calendar.title')} subtitle={text('calendar.subtitle')} />
        <Layouts.Content>
          <Days />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
}

/** The view and the day are in the address, for the way back from an article to lead here. */
function Days() {
  const text = useText();
  const isMobile = useIsMobile();
  const [asked, setAsked] = useSearchParams();
  const today = localDayOf(new Date());
  const view: CalendarView = asked.get('view') === 'week' ? 'week' : 'month';
  const day = LocalDaySchema.safeParse(asked.get('day')).data ?? today;
  const show = (next: { view: CalendarView; day: string }) => setAsked(next);
  const weeks = weeksOf(view, day);
  const days = weeks.flat();
  const loaded = useCalendar(days.at(0) ?? day, days.at(-1) ?? day);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={10}>
      <CalendarControls view={view} day={day} today={today} onShow={show} />
      {loaded.status === 'loading' ? <p role="status">{text('calendar.loading')}</p> : null}
      {loaded.status === 'failed' ? <p role="alert">{loaded.message}</p> : null}
      {loaded.status === 'loaded' && loaded.data.isTruncated ? (
        <Typography tag="p" fontWeight="bold">
          {text('calendar.truncated', { count: CALENDAR_ENTRIES_PER_KIND_MAX })}
        </Typography>
      ) : null}
      {loaded.status === 'loaded' && isMobile ? (
        <Agenda
          days={view === 'week' ? days : days.filter((each) => each.startsWith(day.slice(0, 7)))}
          entries={loaded.data.entries}
          today={today}
        />
      ) : null}
      {loaded.status === 'loaded' && !isMobile ? (
        <DaysGrid
          view={view}
          day={day}
          today={today}
          weeks={weeks}
          entries={loaded.data.entries}
          onOpenWeek={(opened) => show({ view: 'week', day: opened })}
        />
      ) : null}
    </Flex>
  );
}
