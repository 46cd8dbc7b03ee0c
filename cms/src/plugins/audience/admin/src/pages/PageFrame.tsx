import { NavLink, Outlet } from 'react-router-dom';
import { styled } from 'styled-components';
import { PAGES_ROOT } from '../constants';
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
`;

/** The pages of the audience with the links between them. */
export function PageFrame() {
  const text = useText();
  const links = [
    { to: PAGES_ROOT, label: text('range.title') },
    { to: `${PAGES_ROOT}/ranking`, label: text('ranking.title') },
    { to: `${PAGES_ROOT}/exceptions`, label: text('exceptions.title') },
    { to: `${PAGES_ROOT}/transparency`, label: text('transparency.title') },
  ];
  return (
    <>
      <Bar aria-label={text('title')}>
        <ul>
          {links.map(({ to, label }) => (
            <li key={to}>
              <NavLink to={to} end>
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
