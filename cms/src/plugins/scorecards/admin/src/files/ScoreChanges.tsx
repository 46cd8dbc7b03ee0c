import { DataTable } from '@congkhai/admin-parts/data-table';
import type { ImportReportResponse } from '@congkhai/shared/contracts/scorecards-excel';
import { Flex, Typography } from '@strapi/design-system';
import { Notice } from '../components/Notice';
import { useText } from '../use-text';
import { changeText } from './change-text';

type Report = ImportReportResponse['data'];

/** What the import would change, unit by unit and item by item. */
export function ScoreChanges({ report }: { report: Report }) {
  const text = useText();
  const { changeCount, changes, totalsChanges, units } = report;
  const nameOf = new Map(units.map(({ unitId, name }) => [unitId, name]));
  const touched = units.filter(({ isChangedSinceTemplate }) => isChangedSinceTemplate);
  if (changeCount === 0 && totalsChanges.length === 0)
    return <Notice title={text('import.nothing.title')}>{text('import.nothing')}</Notice>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="p" role="status" fontWeight="bold">
        {text('import.changes', { changes: changeCount, units: units.length })}
      </Typography>
      {totalsChanges.length > 0 ? (
        <Typography tag="p">{text('import.totals', { count: totalsChanges.length })}</Typography>
      ) : null}
      {touched.length > 0 ? (
        <Notice title={text('import.touched.title', { count: touched.length })}>
          {text('import.touched', { units: touched.map(({ name }) => name).join(', ') })}
        </Notice>
      ) : null}
      <DataTable
        caption={text('import.changes.caption', { shown: changes.length, count: changeCount })}
        columns={[
          { label: text('import.unit') },
          { label: text('import.item') },
          { label: text('import.field') },
          { label: text('import.from'), isFigure: true },
          { label: text('import.to'), isFigure: true },
        ]}
      >
        <tbody>
          {changes.map(({ unitId, itemId, field, from, to }) => (
            <tr key={`${unitId} ${itemId} ${field}`}>
              <th scope="row">{nameOf.get(unitId) ?? unitId}</th>
              <td>{itemId}</td>
              <td>{text(`import.field.${field}`)}</td>
              <td className="figure">{changeText(from, text)}</td>
              <td className="figure">{changeText(to, text)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Flex>
  );
}
