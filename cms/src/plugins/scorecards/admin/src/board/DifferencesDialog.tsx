import { DataTable } from '@congkhai/admin-parts/data-table';
import { useCallback } from 'react';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { ReadingDialog } from '../components/ReadingDialog';
import { useText } from '../use-text';

interface DifferencesDialogProps {
  periodId: string;
  number: number;
  onClose: () => void;
}

/** The printed totals of a release that do not follow from its scores. */
export function DifferencesDialog({ periodId, number, onClose }: DifferencesDialogProps) {
  const text = useText();
  const { listDifferences } = useScorecardsClient();
  const load = useCallback(
    () => listDifferences(periodId, number),
    [listDifferences, periodId, number],
  );
  const { loaded } = useLoaded(load);
  return (
    <ReadingDialog title={text('differences.title', { number })} loaded={loaded} onClose={onClose}>
      {(units) => (
        <DataTable
          caption={text('differences.caption')}
          columns={[
            { label: text('differences.unit') },
            { label: text('differences.field') },
            { label: text('differences.published'), isFigure: true },
            { label: text('differences.recomputed'), isFigure: true },
          ]}
        >
          <tbody>
            {units.flatMap(({ unit, differences }) =>
              differences.map(({ field, published, recomputed }) => (
                <tr key={`${unit.unitId} ${field}`}>
                  <th scope="row">{unit.name}</th>
                  <td>{text(`differences.field.${field}`)}</td>
                  <td className="figure">{published}</td>
                  <td className="figure">{recomputed}</td>
                </tr>
              )),
            )}
          </tbody>
        </DataTable>
      )}
    </ReadingDialog>
  );
}
