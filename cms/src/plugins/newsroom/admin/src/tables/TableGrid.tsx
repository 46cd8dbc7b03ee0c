import type { WrittenTable } from '@congkhai/shared/news/body-parts';
import { IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import type { ClipboardEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../use-text';
import {
  cellsOf,
  type Place,
  widthOf,
  withCell,
  withoutColumn,
  withoutRow,
  withPasted,
} from './edit-table';

const Scroll = styled.div`
  overflow-x: auto;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  td {
    padding: 2px;
    vertical-align: top;
  }
`;

const Cell = styled.textarea<{ $isHeader: boolean }>`
  display: block;
  width: 100%;
  min-width: 11rem;
  min-height: 3.6rem;
  field-sizing: content;
  resize: vertical;
  padding: 0.6rem 0.8rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isHeader }) =>
    $isHeader ? theme.colors.neutral100 : theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.4rem;
  font-weight: ${({ $isHeader }) => ($isHeader ? 600 : 400)};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
`;

interface TableGridProps {
  table: WrittenTable;
  label: string;
  onChange(table: WrittenTable): void;
  disabled: boolean;
}

/** The grid itself. Each cell says to screen readers where it is. */
export function TableGrid({ table, label, onChange, disabled }: TableGridProps) {
  const text = useText();
  const { rows, headerRowCount, hasHeaderColumn } = table;
  const paste = (event: ClipboardEvent, place: Place) => {
    const cells = cellsOf(event.clipboardData.getData('text/plain'));
    if (!cells) return;
    event.preventDefault();
    onChange(withPasted(table, place, cells));
  };
  return (
    <Scroll>
      <table aria-label={label}>
        <tbody>
          {rows.map((cells, row) => (
            // Rows have no names: they are what stands in them, in this order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above.
                <td key={column}>
                  <Cell
                    rows={1}
                    value={cell}
                    disabled={disabled}
                    $isHeader={row < headerRowCount || (hasHeaderColumn && column === 0)}
                    aria-label={text('table.cell', { row: row + 1, column: column + 1 })}
                    onChange={(event) =>
                      onChange(withCell(table, { row, column }, event.target.value))
                    }
                    onPaste={(event) => paste(event, { row, column })}
                  />
                </td>
              ))}
              <td>
                <IconButton
                  label={text('table.removeRow', { row: row + 1 })}
                  variant="ghost"
                  disabled={disabled || rows.length <= 1}
                  onClick={() => onChange(withoutRow(table, row))}
                >
                  <Trash />
                </IconButton>
              </td>
            </tr>
          ))}
          <tr>
            {(rows[0] ?? []).map((_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names either.
              <td key={column}>
                <IconButton
                  label={text('table.removeColumn', { column: column + 1 })}
                  variant="ghost"
                  disabled={disabled || widthOf(table) <= 1}
                  onClick={() => onChange(withoutColumn(table, column))}
                >
                  <Trash />
                </IconButton>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}
