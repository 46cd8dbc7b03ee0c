import { DataTable } from '@congkhai/admin-parts/data-table';
import type { FileProblem } from '@congkhai/shared/contracts/scorecards-excel';
import { Typography } from '@strapi/design-system';
import { useText } from '../use-text';

interface ProblemsTableProps {
  count: number;
  problems: readonly FileProblem[];
}

/** Every cell that is wrong, as far as the report lists them. */
export function ProblemsTable({ count, problems }: ProblemsTableProps) {
  const text = useText();
  return (
    <>
      <Typography tag="p" role="alert" textColor="danger700" fontWeight="bold">
        {text('import.problems', { count })}
      </Typography>
      <DataTable
        caption={text('import.problems.caption', { shown: problems.length, count })}
        columns={[
          { label: text('import.sheet') },
          { label: text('import.cell') },
          { label: text('import.message') },
        ]}
      >
        <tbody>
          {problems.map(({ sheet, cell, message }) => (
            <tr key={`${sheet} ${cell} ${message}`}>
              <td>{sheet ?? '–'}</td>
              <td>{cell ?? '–'}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
