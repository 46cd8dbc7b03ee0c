import { useId } from 'react';
import { styled } from 'styled-components';

const Scroll = styled.section`
  overflow-x: auto;
  /* Texts for screen readers are placed absolutely: without this they would make the page scroll. */
  position: relative;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
  @media print {
    overflow: visible;
    border: 0;
  }
`;

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.neutral800};

  caption {
    padding: 1.2rem 1.6rem;
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 1rem 1.6rem;
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: middle;
  }
  thead th {
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral600};
    vertical-align: bottom;
  }
  tbody th {
    min-width: 12rem;
    font-weight: 500;
  }
  th.figure {
    min-width: 0;
  }
  th[scope='rowgroup'] {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
  }
  .figure {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  a {
    color: ${({ theme }) => theme.colors.primary700};
  }
  @media print {
    font-size: 9pt;
    th,
    td {
      padding: 2pt 4pt;
    }
    tr {
      break-inside: avoid;
    }
  }
`;

interface DataTableProps {
  caption: string;
  /** The column headings, those of figures marked. */
  columns: readonly { label: string; isFigure?: boolean }[];
  children: React.ReactNode;
}

/** A table to be read. On a narrow screen it scrolls by itself, also by keyboard, and the page does not. */
export function DataTable({ caption, columns, children }: DataTableProps) {
  const id = useId();
  return (
    // Focusable, because what scrolls has to be reached by keyboard.
    <Scroll tabIndex={0} aria-labelledby={id}>
      <Table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, isFigure }) => (
              <th key={label} scope="col" className={isFigure ? 'figure' : ''}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </Table>
    </Scroll>
  );
}
