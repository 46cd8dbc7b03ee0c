import { DataTable } from '@congkhai/admin-parts/data-table';
import type { AnalyzedUnit, BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { Flex, Typography } from '@strapi/design-system';
import { useFigures } from '../use-figures';
import { useText } from '../use-text';

/** Where one unit lost points, beside what the block lost by its mean. */
export function UnitLosses({ unit, analysis }: { unit: AnalyzedUnit; analysis: BlockAnalysis }) {
  const text = useText();
  const { formatFigure } = useFigures();
  const areaNames = new Map(analysis.areas.map(({ areaId, name }) => [areaId, name]));
  const itemNames = new Map(analysis.items.map(({ itemId, name }) => [itemId, name]));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {unit.selfGap ? (
        <Typography tag="p">
          {text('analysis.unitGap', {
            self: formatFigure(unit.selfGap.selfScore),
            appraised: formatFigure(unit.selfGap.appraisedScore),
          })}
        </Typography>
      ) : null}
      <LossesTable
        caption={text('analysis.unitAreas', { unit: unit.unit.name })}
        losses={unit.areas.map(({ areaId, ...loss }) => ({
          ...loss,
          id: areaId,
          name: areaNames.get(areaId) ?? '',
        }))}
      />
      {unit.lostItems.length === 0 ? null : (
        <LossesTable
          caption={text('analysis.unitItems', { unit: unit.unit.name })}
          losses={unit.lostItems.map(({ itemId, ...loss }) => ({
            ...loss,
            id: itemId,
            name: itemNames.get(itemId) ?? '',
          }))}
        />
      )}
    </Flex>
  );
}

interface Loss {
  id: string;
  name: string;
  points: number;
  lost: number;
  lostMoreThanMean: number;
}

function LossesTable({ caption, losses }: { caption: string; losses: readonly Loss[] }) {
  const text = useText();
  const { formatFigure, formatSigned } = useFigures();
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: text('analysis.item') },
        { label: text('analysis.points'), isFigure: true },
        { label: text('analysis.lost'), isFigure: true },
        { label: text('analysis.lostMoreThanMean'), isFigure: true },
      ]}
    >
      <tbody>
        {losses.map(({ id, name, points, lost, lostMoreThanMean }) => (
          <tr key={id}>
            <th scope="row">
              {id} {name}
            </th>
            <td className="figure">{formatFigure(points)}</td>
            <td className="figure">{formatFigure(lost)}</td>
            <td className="figure">{formatSigned(lostMoreThanMean)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
