import type { KeyboardEvent } from 'react';
import { styled } from 'styled-components';

const KEY_STEPS = new Map([
  ['Enter', 1],
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};

  th,
  td {
    padding: 0.4rem 0.6rem;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: top;
  }
  thead th {
    font-weight: 600;
    vertical-align: bottom;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  tbody th {
    font-weight: 400;
  }
  td input {
    padding-inline: 0.8rem;
  }
  .figure {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  /* As high as an input, so that text and inputs of a line stand on one line. */
  .line {
    line-height: 2.2rem;
    padding-block: 0.9rem 0.4rem;
  }
  .group th,
  .group td {
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral100};
  }
  .details {
    padding: 1.2rem 1.6rem 2rem 4rem;
    background: ${({ theme }) => theme.colors.neutral100};
  }
  /* On a phone the table scrolls sideways, and details stay on the screen. */
  .details > * {
    position: sticky;
    inset-inline-start: 1.6rem;
    max-width: calc(100vw - 8rem);
  }
  tfoot th,
  tfoot td {
    font-weight: 600;
    border-top: 2px solid ${({ theme }) => theme.colors.neutral300};
  }
`;

const Scroll = styled.div`
  overflow-x: auto;
  /* Texts for screen readers are placed absolutely: without this they would make the page scroll. */
  position: relative;
`;

/** A table of inputs. Enter and the arrow keys go up and down a column, so a form is not sent by accident. */
export function EntryTable({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Scroll>
      <Table aria-label={label} onKeyDown={walkColumn}>
        {children}
      </Table>
    </Scroll>
  );
}

function walkColumn(event: KeyboardEvent<HTMLTableElement>): void {
  const step = KEY_STEPS.get(event.key);
  const input = event.target;
  if (step === undefined || !(input instanceof HTMLInputElement)) return;
  event.preventDefault();
  const { column } = input.dataset;
  if (column === undefined) return;
  const inputs = [...event.currentTarget.querySelectorAll('input')].filter(
    (other) => other.dataset.column === column && !other.disabled,
  );
  inputs[inputs.indexOf(input) + step]?.select();
}
