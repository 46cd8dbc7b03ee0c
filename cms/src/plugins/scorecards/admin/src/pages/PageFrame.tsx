import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { NavLink, Outlet, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import { MANAGE_ACCOUNTS_PERMISSIONS, PAGES_ROOT } from '../constants';
import { useText } from '../use-text';

// Above the page and not beside it: tables of figures need the width, and Strapi hides side navigation on phones.
const Bar = styled.nav`
  /* It stands in a column that is as high as the window, and a long page below would press it flat. */
  flex-shrink: 0;
  background: ${({ theme }) => theme.colors.neutral0};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  overflow-x: auto;

  ul {
    display: flex;
    gap: 0.8rem;
    padding-inline: 1.6rem;
  }
  a {
    display: block;
    padding: 1.4rem 0.8rem;
    font-size: 1.4rem;
    white-space: nowrap;
    text-decoration: none;
    color: ${({ theme }) => theme.colors.neutral800};
    border-bottom: 3px solid transparent;
  }
  a.active {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.primary700};
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
  }
  a:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  @media print {
    display: none;
  }
`;

interface FrameLink {
  to: string;
  label: string;
  /** True if the pages below the address are not its own. */
  end?: boolean;
  /** True while the page that is shown belongs below this one. */
  isAbove?: boolean;
}

/** The pages of a year's index with the links between them. */
export function PageFrame() {
  const text = useText();
  const { pathname } = useLocation();
  const allowedActions = useAllowedActions(MANAGE_ACCOUNTS_PERMISSIONS);
  const isBoard = pathname.startsWith(`${PAGES_ROOT}/periods/`);
  const links: FrameLink[] = [
    { to: PAGES_ROOT, label: text('pages.periods'), end: true, isAbove: isBoard },
    { to: `${PAGES_ROOT}/frameworks`, label: text('pages.frameworks') },
    { to: `${PAGES_ROOT}/analysis`, label: text('pages.analysis') },
    ...(allowedActions.canManage
      ? [{ to: `${PAGES_ROOT}/accounts`, label: text('pages.accounts') }]
      : []),
  ];
  return (
    <>
      <Bar aria-label={text('pages.title')}>
        <ul>
          {links.map(({ to, label, end, isAbove }) => (
            <li key={to}>
              <NavLink
                to={to}
                end={end ?? false}
                className={({ isActive }) => (isActive || isAbove ? 'active' : '')}
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </Bar>
      <Outlet />
    </>
  );
}
