import { Button, Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';
import { SHOWN_DAY } from '../workflow/local-time';
import { type CalendarView, dayAfter, mondayOf, stepFrom } from './days';

const VIEWS: readonly CalendarView[] = ['month', 'week'];

interface CalendarControlsProps {
  view: CalendarView;
  day: string;
  today: string;
  onShow: (next: { view: CalendarView; day: string }) => void;
}

/** Which days are shown, and the ways to others. */
export function CalendarControls({ view, day, today, onShow }: CalendarControlsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const monday = mondayOf(day);
  const title =
    view === 'month'
      ? text('calendar.monthOf', { month: Number(day.slice(5, 7)), year: day.slice(0, 4) })
      : text('calendar.weekOf', {
          from: formatDate(monday, SHOWN_DAY),
          to: formatDate(dayAfter(monday, 6), SHOWN_DAY),
        });
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap">
      <Typography tag="h2" variant="beta" aria-live="polite">
        {title}
      </Typography>
      <Flex gap={2} wrap="wrap">
        <Button
          variant="tertiary"
          startIcon={<ChevronLeft />}
          onClick={() => onShow({ view, day: stepFrom(view, day, -1) })}
        >
          {text('calendar.earlier')}
        </Button>
        <Button variant="tertiary" onClick={() => onShow({ view, day: today })}>
          {text('calendar.today')}
        </Button>
        <Button
          variant="tertiary"
          endIcon={<ChevronRight />}
          onClick={() => onShow({ view, day: stepFrom(view, day, 1) })}
        >
          {text('calendar.later')}
        </Button>
        <Flex gap={1} role="group" aria-label={text('calendar.view')}>
          {VIEWS.map((each) => (
            <Button
              key={each}
              variant={each === view ? 'secondary' : 'tertiary'}
              aria-pressed={each === view}
              onClick={() => onShow({ view: each, day })}
            >
              {text(`calendar.${each}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
    </Flex>
  );
}
