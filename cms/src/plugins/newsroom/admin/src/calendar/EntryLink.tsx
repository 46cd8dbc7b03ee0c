import type { CalendarEntry, CalendarKind } from '@congkhai/shared/contracts/calendar-admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { type DefaultTheme, styled } from 'styled-components';
import { articleAddress } from '../constants';
import { useText } from '../use-text';

const TIME = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' } as const;
type ColorName = keyof DefaultTheme['colors'];
const COLORS: Readonly<Record<CalendarKind, ColorName>> = {
  scheduled: 'secondary600',
  published: 'success600',
  expiring: 'danger600',
  review: 'warning600',
  event: 'primary600',
};

const Link = styled(NavLink)<{ $color: ColorName }>`
  display: block;
  padding: 0.2rem 0.6rem;
  border-inline-start: 3px solid ${({ theme, $color }) => theme.colors[$color]};
  font-size: 1.3rem;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;
  overflow-wrap: anywhere;

  strong {
    font-weight: 600;
  }
  &:hover {
    text-decoration: underline;
  }
`;

/** One entry: the time, what happens, and the article, which it leads to. The colour says nothing that the words do not. */
export function EntryLink({ entry }: { entry: CalendarEntry }) {
  const text = useText();
  const { formatTime } = useIntl();
  const { kind, at, title } = entry;
  return (
    <Link to={articleAddress(entry)} $color={COLORS[kind]}>
      <strong>
        {at ? `${formatTime(at, TIME)} ` : ''}
        {text(`calendar.kind.${kind}`)}
      </strong>{' '}
      {title}
    </Link>
  );
}
