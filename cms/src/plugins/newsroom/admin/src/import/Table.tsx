import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Scroll = styled.div`
  overflow-x: auto;
`;

const Grid = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  line-height: 1.5;

  caption {
    text-align: left;
    padding-bottom: 0.8rem;
    font-weight: 600;
  }

  th,
  td {
    padding: 0.8rem;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  td.figure,
  th.figure {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
`;

interface TableProps {
  caption: string;
  columns: readonly { label: string; isFigure?: boolean }[];
  children: ReactNode;
}

/** A table of words; it scrolls by itself where the screen is narrow, also with the keyboard. */
export function Table({ caption, columns, children }: TableProps) {
  return (
    <Scroll tabIndex={0} role="region" aria-label={caption}>
      <Grid>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, isFigure }) => (
              <th key={label} scope="col" className={isFigure ? 'figure' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Grid>
    </Scroll>
  );
}
